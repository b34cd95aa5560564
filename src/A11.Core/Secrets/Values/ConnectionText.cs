using System.Buffers;
using A11.Core.Text;

namespace A11.Core.Secrets.Values;

/// <summary>
/// A secret in a connection string: of ADO.NET and Azure (<c>Server=db;User Id=app;Password=…</c>, <c>AccountName=…;AccountKey=…</c>), and in the parameters of a URL, as JDBC has them and as signed URLs do
/// (<c>jdbc:…?user=app&amp;password=…</c>, <c>?sv=…&amp;sig=…</c>).
/// </summary>
/// <param name="Name">The parameter, as written.</param>
/// <param name="Value">The secret.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="IsLocal">Whether the string names this machine as the server.</param>
internal readonly record struct ConnectionText(string Name, string Value, TextSpan Span, bool IsLocal)
{
    private static readonly string[] Secrets = ["password=", "pwd=", "accountkey=", "sharedaccesskey=", "access_token=", "api_key=", "apikey=", "api-key=", "token=", "sig=", "secret="];

    /// <summary>The parameters that make what they stand in a connection string.</summary>
    private static readonly string[] Others =
        ["server=", "data source=", "host=", "user id=", "userid=", "uid=", "username=", "user=", "initial catalog=", "database=", "accountname=", "endpoint=", "sharedaccesskeyname=", "defaultendpointsprotocol=", "address=", "addr="];

    private static readonly string[] LocalHosts = ["=localhost", "=127.0.0.1", "=(local)", "=.;", "//localhost", "//127.0.0.1"];

    private static readonly SearchValues<string> Needles = SearchValues.Create(Secrets, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<char> Ends = SearchValues.Create(";\"\r\n<`&");
    private static readonly SearchValues<char> UrlEnds = SearchValues.Create("&;\"' \t\r\n<>`)");

    /// <summary>No line is looked at further than so.</summary>
    private const int Reach = 600;

    /// <summary>The secrets in a text, in its order.</summary>
    public static IEnumerable<ConnectionText> FindIn(string text)
    {
        for (var at = Next(text, 0); at < text.Length; at = Next(text, at + 1))
        {
            if (ReadAt(text, at) is { } found)
            {
                yield return found;
                at = found.Span.End;
            }
        }
    }

    private static int Next(string text, int start) => start < text.Length && text.AsSpan(start).IndexOfAny(Needles) is >= 0 and var length ? start + length : text.Length;

    private static ConnectionText? ReadAt(string text, int at)
    {
        var name = text[at..text.IndexOf('=', at)];
        var before = at == 0 ? '\n' : text[at - 1];
        var isParameter = before is '?' or '&';
        if (char.IsAsciiLetterOrDigit(before) || (!isParameter && before is not (';' or ' ' or '"' or '\'' or '=')))
        {
            return null;
        }

        var line = LineAround(text, at);
        var isKnown = isParameter
            ? line.Contains("://", StringComparison.Ordinal)
            : line.Contains(';') && HasAny(line, Others);
        if (!isKnown || (!isParameter && name.ToLowerInvariant() is not ("password" or "pwd" or "accountkey" or "sharedaccesskey")))
        {
            return null;
        }

        var start = at + name.Length + 1;
        var length = text.AsSpan(start).IndexOfAny(isParameter ? UrlEnds : Ends);
        var value = text.Substring(start, length < 0 ? text.Length - start : length);
        value = value.IndexOf('\'', StringComparison.Ordinal) is > 0 and var quote ? value[..quote] : value;
        var wantsRandom = isParameter && name.ToLowerInvariant() is not ("password" or "pwd");
        return !Placeholder.Is(value) && !TokenText.IsIn(value) && (!wantsRandom || RandomText.Is(Uri.UnescapeDataString(value)))
            ? new ConnectionText(name, value, new TextSpan(start, value.Length), HasAny(line, LocalHosts))
            : null;
    }

    private static bool HasAny(ReadOnlySpan<char> line, string[] words)
    {
        foreach (var word in words)
        {
            if (line.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The line that a place is on, as far as it matters.</summary>
    private static ReadOnlySpan<char> LineAround(string text, int at)
    {
        var start = Math.Max(0, at - Reach);
        var before = text.AsSpan(start, at - start).LastIndexOf('\n');
        start = before < 0 ? start : start + before + 1;
        var rest = text.AsSpan(at, Math.Min(Reach, text.Length - at)).IndexOf('\n');
        return text.AsSpan(start, (rest < 0 ? Math.Min(Reach, text.Length - at) : rest) + at - start);
    }
}
