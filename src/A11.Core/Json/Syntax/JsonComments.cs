using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Json.Syntax;

/// <summary>Finds the comments of JSON with comments: <c>//</c> to the end of the line, and <c>/* … */</c> (Visual Studio Code's documentation, “JSON with Comments”).</summary>
internal static class JsonComments
{
    public static ImmutableArray<TextSpan> Find(string text)
    {
        var comments = ImmutableArray.CreateBuilder<TextSpan>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                i = EndOfString(text, i);
            }
            else if (text.AsSpan(i).StartsWith("//") || text.AsSpan(i).StartsWith("/*"))
            {
                var end = text[i + 1] == '/' ? text.AsSpan(i).IndexOfAny('\r', '\n') : text.AsSpan(i + 2).IndexOf("*/") is >= 0 and var close ? close + 4 : -1;
                comments.Add(end < 0 ? TextSpan.FromBounds(i, text.Length) : new TextSpan(i, end));
                i = comments[^1].End - 1;
            }
        }

        return comments.ToImmutable();
    }

    /// <summary>The text with spaces in place of its comments, by which no place moves.</summary>
    public static string Blank(string text, ImmutableArray<TextSpan> comments) => comments.IsEmpty ? text : string.Create(text.Length, (text, comments), static (result, source) =>
    {
        source.text.CopyTo(result);
        foreach (var comment in source.comments)
        {
            foreach (ref var character in result.Slice(comment.Start, comment.Length))
            {
                character = character is '\r' or '\n' ? character : ' ';
            }
        }
    });

    /// <summary>The closing quote of a string, or the end of its line, which no string goes beyond.</summary>
    private static int EndOfString(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] is '"' or '\r' or '\n')
            {
                return i;
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        return text.Length;
    }
}
