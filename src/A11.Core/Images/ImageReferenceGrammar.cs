using System.Buffers;

namespace A11.Core.Images;

/// <summary>
/// Whether a text can name an image (distribution/reference: <c>[domain[:port]/]path[:tag][@digest]</c>, where only the domain may hold upper
/// case letters).
/// </summary>
public static class ImageReferenceGrammar
{
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF:.");

    private const int MaximumNameLength = 255;
    private const int MaximumTagLength = 128;
    private const int ShortestDigest = 32;

    /// <summary>Whether the text is a reference.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        if (at >= 0 && !IsDigest(text[(at + 1)..]))
        {
            return false;
        }

        var name = at < 0 ? text : text[..at];
        var colon = name.LastIndexOf(':');
        if (colon > name.LastIndexOf('/'))
        {
            if (!IsTag(name[(colon + 1)..]))
            {
                return false;
            }

            name = name[..colon];
        }

        return IsName(name);
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name.Length > MaximumNameLength)
        {
            return false;
        }

        var slash = name.IndexOf('/');
        var first = slash < 0 ? [] : name[..slash];
        if (IsDomainLike(first))
        {
            return IsDomain(first) && IsPath(name[(slash + 1)..]);
        }

        return IsPath(name);
    }

    /// <summary>A first part is a domain where it can't be a user's name: with a dot, a port or upper case letters, or as localhost.</summary>
    private static bool IsDomainLike(ReadOnlySpan<char> part) =>
        part.IndexOfAny('.', ':') >= 0 || part is "localhost" || part.IndexOfAnyInRange('A', 'Z') >= 0;

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var close = domain.StartsWith("[") ? domain.IndexOf(']') : -1;
        var colon = close >= 0 ? close + 1 : domain.IndexOf(':');
        var host = colon < 0 ? domain : domain[..colon];
        var port = colon < 0 || colon >= domain.Length ? [] : domain[colon..];
        if (!port.IsEmpty && (port[0] != ':' || port.Length == 1 || port[1..].IndexOfAnyExceptInRange('0', '9') >= 0))
        {
            return false;
        }

        if (close >= 0)
        {
            return host.Length > 2 && host[1..^1].IndexOfAnyExcept(AddressCharacters) < 0;
        }

        foreach (var label in host.Split('.'))
        {
            var part = host[label];
            if (part.IsEmpty || part[0] == '-' || part[^1] == '-' || !All(part, static character => char.IsAsciiLetterOrDigit(character) || character == '-'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPath(ReadOnlySpan<char> path)
    {
        foreach (var range in path.Split('/'))
        {
            if (!IsPathPart(path[range]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Lower case letters and digits, with one dot, one or two underscores, or any number of dashes between them.</summary>
    private static bool IsPathPart(ReadOnlySpan<char> part)
    {
        if (part.IsEmpty || !IsLetterOrDigit(part[0]) || !IsLetterOrDigit(part[^1]))
        {
            return false;
        }

        for (var i = 0; i < part.Length;)
        {
            var separators = 0;
            while (!IsLetterOrDigit(part[i + separators]))
            {
                separators++;
            }

            var isAllowed = separators == 0 || part.Slice(i, separators) is "." or "_" or "__" || part.Slice(i, separators).IndexOfAnyExcept('-') < 0;
            if (!isAllowed)
            {
                return false;
            }

            i += separators + 1;
        }

        return true;
    }

    private static bool IsTag(ReadOnlySpan<char> tag) =>
        tag.Length is > 0 and <= MaximumTagLength
        && tag[0] is not ('.' or '-')
        && All(tag, static character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-');

    private static bool IsDigest(ReadOnlySpan<char> digest)
    {
        var colon = digest.IndexOf(':');
        return colon > 0
            && char.IsAsciiLetter(digest[0])
            && All(digest[..colon], static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '+' or '.')
            && digest.Length - colon - 1 >= ShortestDigest
            && All(digest[(colon + 1)..], char.IsAsciiHexDigit);
    }

    private static bool IsLetterOrDigit(char character) => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character);

    private static bool All(ReadOnlySpan<char> text, Func<char, bool> test)
    {
        foreach (var character in text)
        {
            if (!test(character))
            {
                return false;
            }
        }

        return true;
    }
}
