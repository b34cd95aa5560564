using A11.Core.Images;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>What others ask of workflows: their events, permissions, runners, services and actions.</summary>
public static class WorkflowFacts
{
    extension(WorkflowFile file)
    {
        /// <summary>Whether it is a workflow that GitHub can read, and has a job.</summary>
        public bool IsReadable => file is { Tree.IsComplete: true, IsWorkflow: true, Jobs.IsEmpty: false };

        /// <summary>What its token may do; null where it doesn't say.</summary>
        public PermissionBlock? Permissions => Limit(file.Root);

        /// <summary>Whether it says which runs exclude each other.</summary>
        public bool HasConcurrency => file.Root["concurrency"] is not null;

        /// <summary>Whether a new run cancels one that is under way, as it is written; null where it doesn't say.</summary>
        public string? CancelInProgress => ReadCancel(file.Root);

        /// <summary>The <c>cron</c> expressions of its schedules.</summary>
        public IEnumerable<string> Schedules => (file.Root["on"]?.AsMapping?["schedule"]?.AsSequence?.Items ?? []).Select(static item => item.AsMapping?["cron"]?.Text).OfType<string>();

        /// <summary>The actions that its steps pin to a commit, as they are written, the comment behind them included.</summary>
        public IEnumerable<(string Repository, string Text)> PinnedActions => file.Steps
            .Where(static step => step.Reference is { IsCommit: true })
            .Select(step => (step.Reference!.Repository, WithComment(step.Uses!, file.Tree.Source)));

        /// <summary>What limits an event that starts it; null where nothing does.</summary>
        public EventFilter? FindFilter(string name) => file.Root["on"]?.AsMapping?[name]?.AsMapping is { } mapping ? new EventFilter(mapping) : null;

        /// <summary>Reads a file; null where it is neither a workflow nor an action.</summary>
        public static WorkflowFile? Parse(SourceText text) => WorkflowFile.Create(YamlTree.Parse(text));
    }

    extension(WorkflowJob job)
    {
        /// <summary>What its token may do; null where it doesn't say.</summary>
        public PermissionBlock? Permissions => Limit(job.Mapping);

        /// <summary>Whether it says which runs exclude each other.</summary>
        public bool HasConcurrency => job.Mapping["concurrency"] is not null;

        /// <summary>Whether a new run cancels one that is under way, as it is written; null where it doesn't say.</summary>
        public string? CancelInProgress => ReadCancel(job.Mapping);

        /// <summary>The minutes after which it is canceled, as they are written; null where it doesn't say.</summary>
        public string? Timeout => job.Mapping["timeout-minutes"]?.Text;

        /// <summary>The workflow that it calls; null where it has steps of its own.</summary>
        public string? CalledWorkflow => job.Uses?.Value;

        /// <summary>The IDs of the jobs that it waits for.</summary>
        public IEnumerable<string> NeededJobs => job.Needs.Select(static need => need.Value);

        /// <summary>Whether it has a matrix.</summary>
        public bool HasMatrix => job.Mapping["strategy"]?.AsMapping?["matrix"]?.AsMapping is not null;

        /// <summary>The labels of its runners, by its matrix.</summary>
        public IEnumerable<string> Runners => Expand(job.Mapping["runs-on"], job);

        /// <summary>The images of its services.</summary>
        public IEnumerable<ImageReference> ServiceImages => (job.Mapping["services"]?.AsMapping?.Entries ?? [])
            .Select(static entry => entry.Value.AsMapping?["image"]?.Text ?? entry.Value.Text).OfType<string>().Select(ImageReference.Parse);

        /// <summary>The values that an input of a step may have, by the job's matrix.</summary>
        public IEnumerable<string> FindInputs(WorkflowStep step, string name) => Expand(step.With?[name], job);
    }

    private static PermissionBlock? Limit(YamlMapping mapping) => mapping["permissions"] is { } node ? new PermissionBlock(node) : null;

    private static string? ReadCancel(YamlMapping mapping) => mapping["concurrency"]?.AsMapping?["cancel-in-progress"]?.Text;

    private static IEnumerable<string> Expand(YamlNode? node, WorkflowJob job) => (node?.AsSequence?.Items.Select(static item => item.AsScalar) ?? [node?.AsScalar]).OfType<YamlScalar>()
        .SelectMany(scalar => ExpressionValues.None.With(job).Fill(scalar)).SelectMany(static filled => filled.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string WithComment(YamlScalar uses, SourceText source)
    {
        var line = source.Content.AsSpan(uses.Span.End);
        var rest = line[..(line.IndexOfAny('\r', '\n') is var length and >= 0 ? length : line.Length)].Trim();
        return rest.StartsWith("#") ? $"{uses.Value} {rest}" : uses.Value;
    }
}
