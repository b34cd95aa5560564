namespace A11.Core.Analysis;

/// <summary>A comment by which hadolint is told to ignore rules: <c># hadolint ignore=DL3008,DL3009</c>, for a stage or the file with that word in front (its README, “Inline ignores”).</summary>
/// <param name="Scope">The word in front of “ignore”: empty, <c>stage</c> or <c>global</c>.</param>
/// <param name="ListStart">Where the rules begin in the comment's text.</param>
/// <param name="ListLength">The length of the list; what follows a <c>#</c> is not of it.</param>
internal readonly record struct HadolintComment(string Scope, int ListStart, int ListLength)
{
    /// <summary>Reads a comment's text without its marker; null where it is another comment, or one of its names is no rule's, which voids it.</summary>
    public static HadolintComment? Read(string text)
    {
        var rest = Skip(text, "hadolint");
        var scope = Skip(rest, "global") is not null ? "global" : Skip(rest, "stage") is not null ? "stage" : "";
        rest = Skip(Skip(scope.Length == 0 ? rest : Skip(rest, scope), "ignore"), "=");
        if (rest is null)
        {
            return null;
        }

        var end = rest.IndexOf('#', StringComparison.Ordinal);
        var list = (end < 0 ? rest : rest[..end]).TrimEnd();
        return list.Length > 0 && list.Split(',', StringSplitOptions.TrimEntries).All(IsRule) ? new HadolintComment(scope, text.Length - rest.Length, list.Length) : null;
    }

    /// <summary>What follows a word and blanks; null where the text does not begin with the word.</summary>
    private static string? Skip(string? text, string word) =>
        text?.StartsWith(word, StringComparison.OrdinalIgnoreCase) == true ? text[word.Length..].TrimStart() : null;

    /// <summary><c>DL3008</c>, <c>SC2086</c>.</summary>
    private static bool IsRule(string name) =>
        name.Length > 2 && (name.StartsWith("DL", StringComparison.OrdinalIgnoreCase) || name.StartsWith("SC", StringComparison.OrdinalIgnoreCase)) && name.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;
}
