using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Actions;

/// <summary>
/// A pattern of actions, as in zizmor's configuration (its documentation, “Configuration”): <c>*</c>, <c>owner/*</c>, <c>owner/repository</c>,
/// <c>owner/repository/*</c>, <c>owner/repository/path</c>, each but the first also with <c>@ref</c>.
/// </summary>
internal sealed record UsesPattern(string Owner, string Repository, string Path, string? Ref)
{
    private const string Any = "*";

    /// <summary>How much of a name it fixes: of two patterns that match, the one with more decides.</summary>
    public int Specificity => (Owner == Any ? 0 : Repository == Any ? 1 : Path == Any ? 2 : Path.Length == 0 ? 3 : 4) + (Ref is null ? 0 : 5);

    /// <summary>Reads a pattern; null where it is none.</summary>
    public static UsesPattern? Parse(string text)
    {
        if (text == Any)
        {
            return new UsesPattern(Any, Any, Any, null);
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        var parts = (at < 0 ? text : text[..at]).Split('/', 3);
        var name = at < 0 ? null : text[(at + 1)..];
        return parts.Length < 2 || Array.Exists(parts, static part => part.Length == 0) || parts[0].Contains('*', StringComparison.Ordinal) || name is "" || (parts is [_, Any, _] or [_, Any] && name is not null)
            || !Array.TrueForAll(parts[1..], static part => part == Any || !part.Contains('*', StringComparison.Ordinal)) || parts is [_, Any, _]
            ? null
            : new UsesPattern(parts[0], parts[1], parts.Length == 3 ? parts[2] : parts[1] == Any ? Any : "", name);
    }

    /// <summary>The most specific of the patterns that match a reference; null where none does.</summary>
    public static UsesPattern? FindFor(UsesReference reference, IEnumerable<string> patterns) =>
        patterns.Select(Parse).OfType<UsesPattern>().Where(pattern => pattern.IsMatch(reference)).MaxBy(static pattern => pattern.Specificity);

    /// <summary>Whether a reference is one of those that the pattern stands for.</summary>
    public bool IsMatch(UsesReference reference)
    {
        var slash = reference.Repository.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && IsMatch(Owner, reference.Repository.AsSpan(0, slash))
            && IsMatch(Repository, reference.Repository.AsSpan(slash + 1))
            && IsMatch(Path, reference.Path)
            && (Ref is null || Ref == reference.Ref);
    }

    /// <inheritdoc/>
    public override string ToString() => (Owner, Repository, Path) switch
    {
        (Any, _, _) => Any,
        (_, Any, _) => $"{Owner}/{Any}",
        (_, _, "") => $"{Owner}/{Repository}",
        _ => $"{Owner}/{Repository}/{Path}",
    } + (Ref is null ? "" : $"@{Ref}");

    private static bool IsMatch(string part, ReadOnlySpan<char> name) => part == Any || name.Equals(part, StringComparison.OrdinalIgnoreCase);
}
