namespace A11.Core.Schemas;

/// <summary>Lists of names in sentences.</summary>
internal static class WordList
{
    /// <summary>More names than these help nobody.</summary>
    private const int Most = 6;

    /// <summary>The names with commas and a word before the last: <c>a, b or c</c>.</summary>
    public static string Join(IReadOnlyList<string> names, string conjunction) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} {conjunction} {names[^1]}";

    /// <summary>What to do about a name that is none of some: the one that was meant, all of them where they are few, or <paramref name="otherwise"/>.</summary>
    public static string Suggest(string written, IReadOnlyList<string> names, string otherwise) =>
        Text.Spelling.Nearest(written, [.. names]) is { } meant ? $"Did you mean {meant}?"
        : names.Count == 1 ? $"Expected {names[0]}."
        : names.Count is > 0 and <= Most ? $"Expected one of {Join(names, "or")}."
        : otherwise;
}
