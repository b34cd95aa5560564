namespace A11.Agents.Acceptance.Criteria;

/// <summary>A word of a criterion, without the punctuation around it.</summary>
/// <param name="Text">As written.</param>
/// <param name="Start">Where it begins in the criterion.</param>
/// <param name="IsQuoted">Whether it stands in quotation marks or backticks.</param>
/// <param name="IsSeparated">Whether a comma, a colon, a dash or the end of a sentence stands before it.</param>
internal sealed record CriterionWord(string Text, int Start, bool IsQuoted, bool IsSeparated)
{
    /// <summary>In lower case, and with plain apostrophes.</summary>
    public string Value { get; } = Text.ToLowerInvariant().Replace('’', '\'');

    /// <summary>In lower case, and without what joins words: <c>type-check</c> and <c>typecheck</c> are one.</summary>
    public string Joined { get; } = Join(Text);

    /// <summary>A text in lower case without what joins words.</summary>
    public static string Join(string text) => string.Concat(text.Where(character => character is not ('-' or '_' or ' '))).ToLowerInvariant().Replace('’', '\'');
}
