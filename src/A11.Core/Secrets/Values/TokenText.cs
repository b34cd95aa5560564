using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using A11.Core.Text;

namespace A11.Core.Secrets.Values;

/// <summary>A token in a text.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Form">Its form; null for a JSON Web Token.</param>
/// <param name="IsSound">Whether its checksum is right, where it has one, and its characters do not count up.</param>
internal readonly record struct TokenText(TextSpan Span, TokenForm? Form, bool IsSound)
{
    private const string JsonWebToken = "eyJ";

    /// <summary>No header of a JSON Web Token is longer.</summary>
    private const int LongestPart = 8192;

    /// <summary>Fewer different characters are a pattern, such as <c>xxxx-xxxx</c>.</summary>
    private const int FewestCharacters = 8;

    private static readonly SearchValues<char> UrlCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>
    /// What any token begins with: the prefixes, or what those with the same three characters in front have in common. A text is searched for eighty texts of three characters or more at many
    /// places at once, and for more of them only one by one.
    /// </summary>
    private static readonly SearchValues<string> Starts = SearchValues.Create(
        [.. TokenForms.All.Select(static form => form.Prefix).GroupBy(static prefix => prefix[..3]).Select(static prefixes => prefixes.Aggregate(CommonStart)), JsonWebToken], StringComparison.Ordinal);

    /// <summary>The forms by what they begin with, the longest first.</summary>
    private static readonly ILookup<char, TokenForm> Forms = TokenForms.All.OrderByDescending(static form => form.Prefix.Length).ToLookup(static form => form.Prefix[0]);

    /// <summary>The tokens in a text, in its order.</summary>
    public static IEnumerable<TokenText> FindIn(string text)
    {
        for (var at = Next(text, 0); at < text.Length; at = Next(text, at + 1))
        {
            if ((at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]) || IsEscape(text, at - 1)) && ReadAt(text, at) is { } token)
            {
                yield return token;
                at = token.Span.End - 1;
            }
        }
    }

    /// <summary>Whether a token stands in a text.</summary>
    public static bool IsIn(string text) => FindIn(text).Any();

    private static int Next(string text, int start) => text.AsSpan(start).IndexOfAny(Starts) is >= 0 and var length ? start + length : text.Length;

    private static string CommonStart(string one, string other) => one[..one.AsSpan().CommonPrefixLength(other)];

    /// <summary>Whether a letter is that of an escape: <c>\n</c>.</summary>
    private static bool IsEscape(string text, int at) => at > 0 && text[at - 1] == '\\' && text[at] is 'n' or 'r' or 't';

    private static TokenText? ReadAt(string text, int at)
    {
        if (text.AsSpan(at).StartsWith(JsonWebToken, StringComparison.Ordinal))
        {
            return ReadJsonWebToken(text, at);
        }

        foreach (var form in Forms[text[at]])
        {
            if (text.AsSpan(at).StartsWith(form.Prefix, StringComparison.Ordinal) && LengthOf(text.AsSpan(at + form.Prefix.Length), form) is > 0 and var length)
            {
                var body = text.AsSpan(at + form.Prefix.Length, length);
                return new TokenText(new TextSpan(at, form.Prefix.Length + length), form, form.IsSound(body) && !RandomText.IsSequence(body.ToString()));
            }
        }

        return null;
    }

    /// <summary>The length of a token's body; 0 where the text is none.</summary>
    private static int LengthOf(ReadOnlySpan<char> rest, TokenForm form)
    {
        var length = rest.IndexOfAnyExcept(form.Alphabet);
        length = rest[..(length < 0 ? rest.Length : length)].TrimEnd('.').Length;
        var isWhole = length == rest.Length || !char.IsAsciiLetterOrDigit(rest[length]);
        return isWhole && length >= form.Shortest && length <= form.Longest && IsMadeUp(rest[..length].ToString()) ? length : 0;
    }

    /// <summary>Whether a program made the text up: nothing that repeats or speaks.</summary>
    private static bool IsMadeUp(string body) =>
        RandomText.CountCharacters(body) >= Math.Min(FewestCharacters, body.Length / 2)
        && (body.AsSpan().IndexOfAnyInRange('0', '9') >= 0 || (body.AsSpan().IndexOfAnyInRange('A', 'Z') >= 0 && body.AsSpan().IndexOfAnyInRange('a', 'z') >= 0))
        && !Placeholder.Is(body);

    /// <summary>Three parts in Base64 for URLs, the first of which is a JSON object that names an algorithm (RFC 7519, RFC 7515).</summary>
    private static TokenText? ReadJsonWebToken(string text, int at)
    {
        var header = PartAt(text, at);
        var payload = header > 0 ? PartAt(text, header + 1) : -1;
        if (payload <= 0)
        {
            return null;
        }

        var rest = text.AsSpan(payload + 1);
        var length = rest.IndexOfAnyExcept(UrlCharacters);
        length = length < 0 ? rest.Length : length;
        const int ShortestSignature = 20;
        return length >= ShortestSignature
            && Decode(text.AsSpan(at, header - at)) is { } head && head.Contains("\"alg\"", StringComparison.Ordinal) && IsObject(head)
            && Decode(text.AsSpan(header + 1, payload - header - 1)) is { } claims && IsObject(claims) && !IsPublic(claims)
            ? new TokenText(TextSpan.FromBounds(at, payload + 1 + length), null, IsSound: true)
            : null;
    }

    /// <summary>Where the dot behind a part stands; -1 where none does.</summary>
    private static int PartAt(string text, int start)
    {
        var rest = text.AsSpan(start, Math.Min(LongestPart, text.Length - start));
        return rest.IndexOfAnyExcept(UrlCharacters) is > 0 and var end && rest[end] == '.' ? start + end : -1;
    }

    private static string? Decode(ReadOnlySpan<char> part)
    {
        // Decoding what is none throws, whatever the method is called.
        return Base64Url.IsValid(part) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part)) : null;
    }

    private static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind is JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The token of the introduction to JSON Web Tokens (RFC 7519's and jwt.io's), and Supabase's key for anybody, which its documentation has people publish.</summary>
    private static bool IsPublic(string claims) =>
        claims.Contains("\"1234567890\"", StringComparison.Ordinal) || claims.Contains("John Doe", StringComparison.Ordinal) || claims.Contains("\"role\":\"anon\"", StringComparison.Ordinal)
        || claims.Contains("supabase-demo", StringComparison.Ordinal);
}
