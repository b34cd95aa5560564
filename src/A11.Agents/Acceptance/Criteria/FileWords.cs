namespace A11.Agents.Acceptance.Criteria;

/// <summary>
/// Words for the file that a criterion is about: <c>The workflow runs …</c>. Where files run commands, such a word may just as well be what a command
/// works on or in (“lint the Dockerfile”, “test in a container”), so that it asks for nothing only as the subject of the sentence.
/// </summary>
internal static class FileWords
{
    private static readonly string[] Verbs =
    [
        "is", "are", "has", "have", "must", "should", "shall", "will", "can", "run", "runs", "use", "uses", "with", "contain", "contains", "provide", "provides", "include", "includes", "define", "defines", "trigger", "triggers",
        "perform", "performs", "execute", "executes", "need", "needs", "support", "supports", "set", "sets", "does", "that", "which", "lets", "names", "depends", "listens", "exposes", "ensures", "checks", "measures", "collects", "caches", "caching",
        "lints", "tests", "builds", "publishes", "deploys", "fails", "cancels", "pins", "uploads",
    ];

    /// <summary>Whether one of the files runs commands.</summary>
    public static bool RunCommands(IReadOnlySet<GeneratedFileKind> kinds) => kinds.Contains(GeneratedFileKind.Workflow) || kinds.Contains(GeneratedFileKind.Makefile) || kinds.Contains(GeneratedFileKind.Script) || kinds.Contains(GeneratedFileKind.Other);

    /// <summary>Whether a word means the file itself.</summary>
    public static bool IsSubject(CriterionText text, int index, IReadOnlySet<GeneratedFileKind> kinds)
    {
        if (!kinds.Any(kind => IsWordFor(text.Words[index].Value, kind)))
        {
            return false;
        }

        return !RunCommands(kinds) || IsPlaceOfRun(text, index, kinds) || (IsAtStart(text, index, kinds) && IsFollowedByVerb(text, index, kinds));
    }

    private static bool IsWordFor(string word, GeneratedFileKind kind) => kind switch
    {
        GeneratedFileKind.Workflow => word is "workflow" or "pipeline" or "ci" or "cd" or "github" or "actions",
        GeneratedFileKind.Makefile => word is "makefile",
        GeneratedFileKind.Dockerfile => word is "dockerfile" or "docker" or "container" or "image",
        GeneratedFileKind.Compose => word is "compose" or "docker",
        GeneratedFileKind.Kubernetes => word is "kubernetes" or "k8s" or "manifest" or "manifests" or "pod" or "pods" or "container" or "containers" or "workload" or "workloads",
        GeneratedFileKind.Script => word is "script" or "scripts",
        GeneratedFileKind.Dependabot => word is "dependabot" or "configuration" or "config",
        _ => false,
    };

    /// <summary>What runs in CI runs in the workflow.</summary>
    private static bool IsPlaceOfRun(CriterionText text, int index, IReadOnlySet<GeneratedFileKind> kinds) =>
        kinds.Contains(GeneratedFileKind.Workflow) && text.Words[index].Value == "ci" && index > 0 && text.Words[index - 1].Value is "in" or "on" && (index + 1 == text.Words.Length || text.Words[index + 1].IsSeparated);

    /// <summary>Whether only words for the file, and an article, stand before a word.</summary>
    private static bool IsAtStart(CriterionText text, int index, IReadOnlySet<GeneratedFileKind> kinds)
    {
        var first = index;
        while (first > 0 && !text.Words[first].IsSeparated && kinds.Any(kind => IsWordFor(text.Words[first - 1].Value, kind)))
        {
            first--;
        }

        return first == 0 || (first == 1 && text.Words[0].Value is "a" or "an" or "the" or "this" or "our" or "all");
    }

    private static bool IsFollowedByVerb(CriterionText text, int index, IReadOnlySet<GeneratedFileKind> kinds)
    {
        var next = index + 1;
        while (next < text.Words.Length && (text.Words[next].Value == "file" || kinds.Any(kind => IsWordFor(text.Words[next].Value, kind))))
        {
            next++;
        }

        return next < text.Words.Length && (text.Words[next].IsSeparated || Verbs.Contains(text.Words[next].Value));
    }
}
