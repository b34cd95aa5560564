using System.Buffers;
using A11.Core.Text;

namespace A11.Core.Secrets.Values;

/// <summary>
/// Private keys in a text: a header (RFC 7468, RFC 9580) with a body behind it. A header alone is an example, a pattern, or the text of a program that looks for keys.
/// </summary>
internal static class PrivateKeyText
{
    private const string Start = "-----BEGIN ";
    private const string End = "-----";
    private const string Footer = "-----END ";
    private const int LongestLabel = 40;

    /// <summary>How far behind the header the body begins at most: headers of encrypted keys and of OpenPGP's armor stand between them.</summary>
    private const int LongestPreface = 400;

    /// <summary>Characters of one line of a body at least; tools write 64 to 76, and the only line of the shortest keys (Ed25519) has as many.</summary>
    private const int ShortestLine = 40;

    /// <summary>Different characters in such a line at least, so that rows of one letter are no key.</summary>
    private const int FewestCharacters = 12;

    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>The headers of the keys.</summary>
    public static IEnumerable<TextSpan> FindIn(string text)
    {
        for (var at = text.IndexOf(Start, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Start, at + 1, StringComparison.Ordinal))
        {
            var label = at + Start.Length;
            var end = text.IndexOf(End, label, Math.Min(LongestLabel, text.Length - label), StringComparison.Ordinal);
            if (end > 0 && text.AsSpan(label, end - label).Contains("PRIVATE KEY", StringComparison.Ordinal) && HasBody(text, end + End.Length))
            {
                yield return TextSpan.FromBounds(at, end + End.Length);
            }
        }
    }

    /// <summary>The keys with all that is theirs: from behind the header to the end of the line before the footer; to the end of the text where there is none.</summary>
    public static IEnumerable<TextSpan> FindBodiesIn(string text)
    {
        foreach (var header in FindIn(text))
        {
            var end = text.IndexOf(Footer, header.End, StringComparison.Ordinal);
            yield return TextSpan.FromBounds(header.End, end < 0 ? text.Length : end);
        }
    }

    private static bool HasBody(string text, int start)
    {
        var rest = text.AsSpan(start, Math.Min(LongestPreface, text.Length - start));
        var closed = rest.IndexOf(End);
        rest = closed < 0 ? rest : rest[..closed];
        while (!rest.IsEmpty)
        {
            // A line break may be written as an escape: \n.
            var isEscape = rest is ['\\', 'n' or 'r', ..];
            var length = isEscape ? 0 : rest.IndexOfAnyExcept(Base64);
            length = length < 0 ? rest.Length : length;
            if (length >= ShortestLine && IsMixed(rest[..length]))
            {
                return true;
            }

            rest = rest[(isEscape ? 2 : Math.Max(length, 1))..];
        }

        return false;
    }

    private static bool IsMixed(ReadOnlySpan<char> line)
    {
        var seen = new HashSet<char>();
        foreach (var character in line)
        {
            _ = seen.Add(character);
        }

        return seen.Count >= FewestCharacters && line.IndexOfAnyInRange('A', 'Z') >= 0 && line.IndexOfAnyInRange('a', 'z') >= 0 && !line.StartsWith("http", StringComparison.Ordinal);
    }
}
