namespace A11.Core.Workflows.Model;

/// <summary>What jobs are for, by their names.</summary>
internal static class JobRoles
{
    private static readonly string[] LintWords = ["lint", "format", "style", "typecheck", "type-check"];

    private static readonly string[] SummaryWords = ["deploy", "release", "publish", "notify", "report", "summary", "finish", "done", "complete", "success", "required", "gate", "all", "clean", "merge", "status"];

    extension(WorkflowJob job)
    {
        /// <summary>Whether it lints, formats or checks types.</summary>
        public bool IsLint => HasWord(job, LintWords);

        /// <summary>Whether it tests.</summary>
        public bool IsTest => HasWord(job, ["test"]);

        /// <summary>Whether it comes after others by its nature: it deploys, or sums up what they did.</summary>
        public bool ComesLast => HasWord(job, SummaryWords);
    }

    private static bool HasWord(WorkflowJob job, string[] words) => Array.Exists(words, word => job.Id.Contains(word, StringComparison.OrdinalIgnoreCase) || job.Name?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
}
