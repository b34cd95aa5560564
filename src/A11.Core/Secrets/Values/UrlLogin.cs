using System.Buffers;
using A11.Core.Text;

namespace A11.Core.Secrets.Values;

/// <summary>A user and a password in a URL: <c>scheme://user:password@host</c> (RFC 3986, section 3.2.1). The user may be empty, as it is for Redis.</summary>
/// <param name="Start">Where the <c>://</c> stands.</param>
/// <param name="User">The user.</param>
/// <param name="Password">The password, as written.</param>
/// <param name="PasswordSpan">Where the password stands.</param>
/// <param name="Host">The host, without its port.</param>
internal readonly record struct UrlLogin(int Start, string User, string Password, TextSpan PasswordSpan, string Host)
{
    private const string Separator = "://";

    private static readonly SearchValues<char> PatternCharacters = SearchValues.Create("[]{}^|\\<>");
    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly SearchValues<char> EndsOfHost = SearchValues.Create(" \t\r\n/:\"'`,?#)\\;");

    /// <summary>No user and password are longer; more is another text.</summary>
    private const int LongestLogin = 1024;

    /// <summary>Hosts that stand for any.</summary>
    private static readonly string[] AnyHost = ["host", "hostname", "server", "myhost", "myserver", "somehost", "domain", "url", "uri"];

    /// <summary>What is in a host that somebody has to fill in.</summary>
    private static readonly string[] StandIns = ["<", "your", "..."];

    /// <summary>Domains that are kept for examples and tests (RFC 2606, RFC 6761).</summary>
    private static readonly string[] ReservedDomains = ["example.com", "example.org", "example.net", "example", "test", "invalid", "localhost"];

    /// <summary>Whether a pattern is meant, not a text.</summary>
    public bool IsPattern => IsPatternText(Password) || IsPatternText(User);

    /// <summary>Whether something fills the host in, so that nobody knows which it is: <c>${DB_HOST}</c>, <c>%s</c>.</summary>
    public bool HasVariableHost => Host.AsSpan().IndexOfAny('$', '{', '%') >= 0;

    /// <summary>Whether the host is one of this machine, or none at all.</summary>
    public bool IsUnreachable
    {
        get
        {
            var host = Host;
            return IsLoopback
                || AnyHost.Contains(host, StringComparer.OrdinalIgnoreCase)
                || StandIns.Any(part => host.Contains(part, StringComparison.OrdinalIgnoreCase))
                || ReservedDomains.Any(domain => host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Whether the host is a service beside this one: a name without a domain.</summary>
    public bool HasServiceName => !IsUnreachable && !HasVariableHost && Host.AsSpan().IndexOfAny('.', ':') < 0;

    private bool IsLoopback => Host is "0.0.0.0" or "[::1]" or "[" or "host.docker.internal" || Host.StartsWith("127.", StringComparison.Ordinal);

    /// <summary>The logins in a text, in the order of the text.</summary>
    public static IEnumerable<UrlLogin> FindIn(string text)
    {
        for (var at = text.IndexOf(Separator, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Separator, at + Separator.Length, StringComparison.Ordinal))
        {
            var start = at + Separator.Length;
            var end = EndOfLogin(text, start);
            var colon = text.IndexOf(':', start, end - start);
            if (end < text.Length && text[end] == '@' && colon >= start && !IsDigest(text, end + 1))
            {
                yield return new UrlLogin(at, text[start..colon], text[(colon + 1)..end], TextSpan.FromBounds(colon + 1, end), HostAt(text, end + 1));
            }
        }
    }

    /// <summary>Where it ends. A comma and a parenthesis may be part of a password (RFC 3986, section 3.2.1); behind a host and its port they are not.</summary>
    private static int EndOfLogin(string text, int start)
    {
        var (braces, colon) = (0, -1);
        var end = start;
        var limit = Math.Min(text.Length, start + LongestLogin);
        while (end < limit && (braces > 0 || text[end] is not ('/' or ' ' or '"' or '\'' or '\n' or '\r' or '\t' or '`' or '@' or '<')))
        {
            if (text[end] is ',' or ')' && braces == 0 && (colon < 0 || text.AsSpan(colon + 1, end - colon - 1).IndexOfAnyExceptInRange('0', '9') < 0))
            {
                return end;
            }

            colon = colon < 0 && text[end] == ':' ? end : colon;
            braces += text[end] switch { '{' => 1, '}' => -1, '\n' => -braces, _ => 0 };
            end++;
        }

        return end;
    }

    /// <summary>
    /// Characters that no password in a URL has unescaped (RFC 3986), or those that it may have where they form an expression: <c>.*</c>, <c>(.+)</c>.
    /// </summary>
    private static bool IsPatternText(string text) =>
        text.AsSpan().IndexOfAny(PatternCharacters) >= 0
        || text.Contains(".*", StringComparison.Ordinal)
        || (text.Length > 0 && text.AsSpan().IndexOfAny(LettersAndDigits) < 0 && text.AsSpan().IndexOfAny('*', '+', '(') >= 0);

    /// <summary>Whether a digest stands here, so that it is an image: <c>docker://alpine:3.22.1@sha256:…</c>.</summary>
    private static bool IsDigest(string text, int start) =>
        text.AsSpan(start) is var rest && (rest.StartsWith("sha256:", StringComparison.Ordinal) || rest.StartsWith("sha512:", StringComparison.Ordinal));

    private static string HostAt(string text, int start)
    {
        var rest = text.AsSpan(start, Math.Min(text.Length - start, 255));
        var end = rest is ['[', ..] ? rest.IndexOf(']') + 1 : rest.IndexOfAny(EndsOfHost);
        return rest[..(end < 0 ? rest.Length : end)].ToString();
    }
}
