using System.Buffers;

namespace A11.Agents.ShellCheck;

/// <summary>ShellCheck's comments that silence its findings: <c># shellcheck disable=SC2086</c> (its wiki, “Directive”).</summary>
internal static class DisableDirectives
{
    private const string Name = "shellcheck";
    private const string Key = "disable=";

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t");

    /// <summary>The script with such comments blanked out, each of its characters where it was; null where it holds none.</summary>
    public static string? Blank(string script)
    {
        if (!script.Contains(Name, StringComparison.Ordinal) || !script.Contains(Key, StringComparison.Ordinal))
        {
            return null;
        }

        var text = script.ToCharArray();
        var isChanged = false;
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            length = length < 0 ? text.Length - start : length;
            isChanged |= TryBlank(text.AsSpan(start, length));
            start += length + 1;
        }

        return isChanged ? new string(text) : null;
    }

    private static bool TryBlank(Span<char> line)
    {
        var comment = line.IndexOf('#');
        var name = comment < 0 ? [] : line[(comment + 1)..].TrimStart(" \t");
        if (!name.StartsWith(Name) || name.Length == Name.Length || !Blanks.Contains(name[Name.Length]))
        {
            return false;
        }

        var words = name[Name.Length..];
        var isChanged = false;
        for (var at = words.IndexOf(Key); at >= 0; at = words.IndexOf(Key))
        {
            var length = words[at..].IndexOfAny(Blanks);
            words.Slice(at, length < 0 ? words.Length - at : length).Fill(' ');
            isChanged = true;
        }

        if (isChanged && words.IsWhiteSpace())
        {
            // A directive that says nothing is a mistake of its own.
            name[..Name.Length].Fill(' ');
        }

        return isChanged;
    }
}
