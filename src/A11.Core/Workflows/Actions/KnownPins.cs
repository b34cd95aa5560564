using System.Collections.Frozen;

namespace A11.Core.Workflows.Actions;

/// <summary>Commits of actions' tags, as repositories of several owners pin them. Nobody asked the action itself.</summary>
internal static class KnownPins
{
    private static readonly Lazy<FrozenDictionary<string, string>> Commits = new(static () =>
        ActionTable.Read("known-pins").ToFrozenDictionary(static row => $"{row[0]}@{row[1]}", static row => row[2], StringComparer.OrdinalIgnoreCase));

    private static readonly Lazy<FrozenDictionary<string, string>> Tags = new(static () => ActionTable.Read("known-pins")
        .GroupBy(static row => $"{row[0]}@{row[2]}", StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(static group => group.Key, static group => group.MaxBy(static row => row[1].Length)![1], StringComparer.OrdinalIgnoreCase));

    /// <summary>The commit of a tag; null where it is not known.</summary>
    /// <param name="action">The action's repository, with its path where that is pinned apart.</param>
    /// <param name="tag">The tag.</param>
    public static string? FindCommit(string action, string tag) => Commits.Value.GetValueOrDefault($"{action}@{tag}");

    /// <summary>The longest tag of a commit; null where none is known.</summary>
    public static string? FindTag(string repository, string commit) => Tags.Value.GetValueOrDefault($"{repository}@{commit}");
}
