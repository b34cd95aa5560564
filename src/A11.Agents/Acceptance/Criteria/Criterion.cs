using System.Collections.Immutable;
using A11.Agents.Acceptance.Commands;

namespace A11.Agents.Acceptance.Criteria;

/// <summary>An acceptance criterion as it is understood: by the check on the files and by the agent that writes them alike.</summary>
/// <param name="Text">The criterion.</param>
/// <param name="Requirements">The parts that are understood, in the order in which they are said.</param>
/// <param name="Unread">The words that are not understood; empty where all are.</param>
/// <param name="IsOpen">Whether one of those words may turn the meaning of the others around: a negation, a condition, a choice.</param>
internal sealed record Criterion(string Text, ImmutableArray<Requirement> Requirements, string Unread, bool IsOpen)
{
    /// <summary>The tool names that are known, the longest first.</summary>
    internal static ImmutableArray<NamedTool> Tools { get; } = [.. CommandTable.Instance.Tools.OrderByDescending(tool => tool.Name.Length)];

    /// <summary>Whether all of it is understood.</summary>
    public bool IsUnderstood => Unread.Length == 0 && !Requirements.IsEmpty;

    /// <summary>Which words keep it from being met, as a sentence; null where all are understood. One of them may turn what the others ask around.</summary>
    public string? FindGap() =>
        IsAmbiguous ? $"Not understood: “{Unread}”."
        : Unread.Length > 0 ? $"Not checked: “{Unread}”."
        : null;

    /// <summary>Whether the words that are not understood leave open what the others ask.</summary>
    public bool IsAmbiguous => IsOpen || (Unread.Length > 0 && Requirements.Any(requirement => requirement.IsNegated));

    /// <summary>Reads a criterion of a task that writes files of some kinds.</summary>
    public static Criterion Read(string text, IReadOnlySet<GeneratedFileKind> kinds) => new CriterionReader(text, kinds).Read();

    /// <summary>Whether a part of a kind, and of a name where one is given, is asked for.</summary>
    public bool Requires(RequirementKind kind, string name = "") =>
        !IsOpen && Requirements.Any(requirement => !requirement.IsNegated && requirement.Options.Any(option => option.Kind == kind && (name.Length == 0 || option.Name == name)));
}
