namespace A11.Core.Text;

/// <summary>The marks by which template languages set their own code off from text: Go, Jinja, Mustache, ERB, and names between two signs that a build replaces.</summary>
internal static class TemplateMark
{
    /// <summary>How far the end of a statement is looked for.</summary>
    private const int LongestStatement = 1000;

    /// <summary>Whether a line that begins so can only be one of a template's own. <c>${{</c> is an expression of GitHub's.</summary>
    public static bool Starts(ReadOnlySpan<char> line) =>
        line is ['{', '{' or '%' or '#', ..] or ['<', '%', ..]
        || (line.Length > 2 && IsPlaceholder(line, 0))
        || line.StartsWith("dnl ") || line.StartsWith("define(") || line.StartsWith("include(") || line.StartsWith("changequote(") || line.StartsWith("ifdef(");

    /// <summary>The first mark outside of quotes; negative where there is none.</summary>
    /// <param name="text">Text in which quotes and backslashes mean what they do in a shell.</param>
    public static int FindUnquoted(ReadOnlySpan<char> text)
    {
        var quote = '\0';
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character == '\\' && quote != '\'')
            {
                at++;
            }
            else if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '"' or '\'')
            {
                quote = character;
            }
            else if (IsMark(text, at))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Whether <c>{{</c>, <c>{% … %}</c> or <c>&lt;%</c> begins at a place. <c>{%Y}</c> is a word like any other.</summary>
    public static bool IsAction(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && ((text[at] == '{' && (text[at + 1] == '{' || IsStatement(text[at..])) && (at == 0 || text[at - 1] is not ('$' or '{'))) || (text[at] == '<' && text[at + 1] == '%'));

    /// <summary>Whether a statement of Jinja's and its kin begins: its sign, whitespace or the sign for trimming, and the end not far off.</summary>
    private static bool IsStatement(ReadOnlySpan<char> text) =>
        text is ['{', '%', ' ' or '\t' or '\r' or '\n' or '-' or '+', ..] && text[2..Math.Min(text.Length, LongestStatement)].IndexOf("%}") >= 0;

    private static bool IsMark(ReadOnlySpan<char> text, int at) => IsAction(text, at) || IsPlaceholder(text, at);

    /// <summary>Whether a name between <c>@@</c> or <c>%%</c> begins at a place. A parameter's expansion may hold <c>%%</c>, too.</summary>
    private static bool IsPlaceholder(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || text[at] is not ('@' or '%') || text[at + 1] != text[at])
        {
            return false;
        }

        var end = at + 2;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.'))
        {
            end++;
        }

        // An expansion's braces are near: nobody looks through a whole file for them.
        var near = text[Math.Max(0, at - 200)..at];
        return end > at + 2 && end + 1 < text.Length && text[end] == text[at] && text[end + 1] == text[at] && !(text[at] == '%' && near.LastIndexOf("${") > near.LastIndexOf('}'));
    }
}
