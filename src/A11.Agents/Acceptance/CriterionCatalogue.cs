using System.Collections.Immutable;
using A11.Agents.Acceptance.Criteria;

namespace A11.Agents.Acceptance;

/// <summary>All that acceptance criteria can ask for and that is decided by the files. What it lists is what the checks hold.</summary>
public static class CriterionCatalogue
{
    /// <summary>The checks in the order in which they are asked.</summary>
    internal static ImmutableArray<CheckTable> Tables { get; } =
        [WorkflowChecks.Table, CommandChecks.Table, FileChecks.Table, ContainerChecks.Table, ComposeChecks.Table, MakefileChecks.Table, KubernetesChecks.Table, ScriptChecks.Table, DependabotChecks.Table];

    /// <summary>The entries, those of one kind of files together.</summary>
    public static ImmutableArray<CriterionEntry> All { get; } = [.. Tables.SelectMany(static table => table.Entries).Distinct()];

    /// <summary>The entry of a name, in any case; null where there is none.</summary>
    public static CriterionEntry? Find(string slug) => All.FirstOrDefault(entry => entry.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the files are called that show whether a criterion of an entry is met; <c>any file</c> alone where each does.</summary>
    public static ImmutableArray<string> FilesOf(CriterionEntry entry) =>
        [.. KindsOf(entry) is { IsEmpty: false } kinds ? kinds.Select(GeneratedFiles.NameOf) : ["any file"]];

    /// <summary>The kinds of these files; none where each is.</summary>
    internal static ImmutableArray<GeneratedFileKind> KindsOf(CriterionEntry entry) => [.. Tables.Where(table => table.Entries.Contains(entry)).SelectMany(static table => table.Kinds).Distinct()];

    /// <summary>The entry that a part of a criterion is of, in a task that writes files of some kinds; null where there is none.</summary>
    internal static CriterionEntry? Find(Requirement part, IReadOnlySet<GeneratedFileKind> kinds) =>
        Tables.Select(table => table.Find(part, kinds)).FirstOrDefault(static entry => entry is not null);

    /// <summary>Judges parts of one kind.</summary>
    internal static CriterionEvidence Judge(ImmutableArray<Requirement> parts, CheckContext context) =>
        Tables.Select(table => table.Judge(parts, context)).FirstOrDefault(static evidence => evidence is not null) ?? CriterionEvidence.Open("No file of the task is of the kind that shows it.");
}
