using System.Buffers;
using A11.Core.Text;

namespace A11.Core.Secrets.Values;

/// <summary>A credential in an HTTP header: <c>Authorization: Bearer …</c> (RFC 9110, section 11.6.2), or one of the headers by which services take tokens.</summary>
/// <param name="Name">The header's name, as written.</param>
/// <param name="Start">Where the name stands.</param>
/// <param name="Span">Where the credential stands.</param>
internal readonly record struct HeaderText(string Name, int Start, TextSpan Span)
{
    private static readonly string[] Names =
        ["Authorization", "X-Api-Key", "Private-Token", "Job-Token", "Deploy-Token", "X-Auth-Token", "X-Access-Token", "X-Vault-Token", "X-Token", "X-API-Token", "Api-Key", "ApiKey", "DD-API-KEY", "Circle-Token"];

    private static readonly string[] Schemes = ["Bearer ", "Token ", "ApiKey ", "Api-Key ", "Bot ", "Key "];
    private const string Basic = "Basic ";

    private static readonly SearchValues<string> Needles = SearchValues.Create(["Authorization", "Token", "Api-Key", "ApiKey"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<char> Credential = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~+/=-");
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Whether a name is that of such a header.</summary>
    public static bool IsHeader(ReadOnlySpan<char> name)
    {
        foreach (var known in Names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The credentials in a text, in its order.</summary>
    public static IEnumerable<HeaderText> FindIn(string text)
    {
        for (var at = Next(text, 0); at < text.Length; at = Next(text, at + 1))
        {
            var start = StartOfName(text, at);
            var end = text.AsSpan(start).IndexOfAnyExcept(NameCharacters) is >= 0 and var length ? start + length : text.Length;
            if (IsHeader(text.AsSpan(start, end - start)) && FindCredential(text, end) is { } span)
            {
                yield return new HeaderText(text[start..end], start, span);
            }

            at = Math.Max(at, end - 1);
        }
    }

    private static int Next(string text, int start) => start < text.Length && text.AsSpan(start).IndexOfAny(Needles) is >= 0 and var length ? start + length : text.Length;

    private static int StartOfName(string text, int at)
    {
        const int LongestStart = 16;
        var start = at;
        while (start > 0 && at - start < LongestStart && NameCharacters.Contains(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static TextSpan? FindCredential(string text, int at)
    {
        at = Skip(text, at, " \t\"'\\");
        if (at >= text.Length || text[at] is not (':' or '='))
        {
            return null;
        }

        at = Skip(text, at + 1, " \t\"'\\");
        var isBasic = text.AsSpan(at).StartsWith(Basic, StringComparison.OrdinalIgnoreCase);
        var scheme = Schemes.FirstOrDefault(known => text.AsSpan(at).StartsWith(known, StringComparison.OrdinalIgnoreCase)) ?? (isBasic ? Basic : "");
        at = Skip(text, at + scheme.Length, " ");
        var length = text.AsSpan(at).IndexOfAnyExcept(Credential);
        length = length < 0 ? text.Length - at : length;
        var value = text.Substring(at, length);
        var isWhole = at + length == text.Length || text[at + length] is '"' or '\'' or '\\' or '\r' or '\n' or ' ' or ',' or ';' or '}' or ')';
        return isWhole && (isBasic ? IsLogin(value) : RandomText.Is(value) && !Placeholder.Is(value) && !TokenText.IsIn(value)) ? new TextSpan(at, length) : null;
    }

    private static int Skip(string text, int at, string characters)
    {
        while (at < text.Length && characters.Contains(text[at], StringComparison.Ordinal))
        {
            at++;
        }

        return at;
    }

    /// <summary>A user and a password in Base64 (RFC 7617).</summary>
    private static bool IsLogin(string value) =>
        DecodedText.Read(value) is { } login && login.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && !Placeholder.Is(login[(colon + 1)..]) && !DefaultPasswords.Contain(login[(colon + 1)..], login[..colon]);
}
