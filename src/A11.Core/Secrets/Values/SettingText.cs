using System.Buffers;
using A11.Core.Text;

namespace A11.Core.Secrets.Values;

/// <summary>A name and its value as a line of text writes them.</summary>
/// <param name="Name">The name without quotes and what stands before it.</param>
/// <param name="Value">The value without quotes.</param>
/// <param name="Span">Where the value stands.</param>
internal readonly record struct Setting(string Name, string Value, TextSpan Span);

/// <summary>
/// Settings in the formats that write one in a line: environment files, INI, properties, npm's and pip's configuration, and the lines of JSON, TOML and XML that hold a name and a value.
/// </summary>
internal static class SettingText
{
    /// <summary>Words that a line may begin with before the name: of shells, PowerShell, Windows' command interpreter and programming languages.</summary>
    private static readonly string[] Keywords = ["export ", "set ", "setx ", "$env:", "local ", "const ", "let ", "var ", "$"];

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    private static readonly string[] XmlNames = ["key=\"", "name=\"", "key='", "name='"];
    private static readonly string[] XmlValues = ["value=\"", "value='"];

    /// <summary>The settings of a text, in its order.</summary>
    public static IEnumerable<Setting> Read(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (ReadLine(text, start, end) is { } setting)
            {
                yield return setting;
            }

            start = end + 1;
        }
    }

    private static Setting? ReadLine(string text, int start, int end)
    {
        (start, end) = Trim(text, start, end);
        return start == end || text[start] is '#' or ';' or '[' ? null
            : text[start] == '<' ? ReadXml(text, start, end)
            : text.AsSpan(start, end - start).StartsWith("machine ", StringComparison.Ordinal) ? ReadNetrc(text, start, end)
            : ReadPair(text, start, end);
    }

    private static Setting? ReadPair(string text, int start, int end)
    {
        foreach (var keyword in Keywords)
        {
            start += StartsWith(text.AsSpan(start, end - start), keyword) ? keyword.Length : 0;
        }

        var separator = SeparatorAt(text, start, end);
        if (separator < 0)
        {
            return null;
        }

        var name = text[start..separator].TrimEnd().Trim('"', '\'');

        // npm writes the registry in front: //registry.npmjs.org/:_authToken (npm's documentation, “.npmrc”).
        name = name.StartsWith("//", StringComparison.Ordinal) ? name[(name.LastIndexOf(':') + 1)..] : name;
        return IsName(name) ? ToSetting(name, text, separator + 1, end) : null;
    }

    /// <summary>Whether a line begins with a word in lower case, whatever its own case is. Nearly all do not by their first character.</summary>
    private static bool StartsWith(ReadOnlySpan<char> line, string word) => !line.IsEmpty && char.ToLowerInvariant(line[0]) == word[0] && line.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The equals sign, or a colon where there is none.</summary>
    private static int SeparatorAt(string text, int start, int end)
    {
        var equals = text.IndexOf('=', start, end - start);
        var colon = text.IndexOf(':', start, end - start);
        return equals >= 0 && (colon < 0 || equals < colon || text[start] == '/') ? equals : colon;
    }

    private static Setting ToSetting(string name, string text, int start, int end)
    {
        (start, end) = Trim(text, start, end);
        if (end - start >= 2 && text[end - 1] == ',')
        {
            end--;
        }

        if (start < end && text[start] is '"' or '\'' && text.IndexOf(text[start], start + 1, end - start - 1) is > 0 and var closing)
        {
            return new Setting(name, text[(start + 1)..closing], TextSpan.FromBounds(start + 1, closing));
        }

        var comment = text.IndexOf(" #", start, end - start, StringComparison.Ordinal);
        (start, end) = Trim(text, start, comment < 0 ? end : comment);
        return new Setting(name, text[start..end], TextSpan.FromBounds(start, end));
    }

    /// <summary>An element with a name and a value as attributes, as in NuGet.config (NuGet's reference, “packageSourceCredentials”), or an element around a text, as in Maven's settings.</summary>
    private static Setting? ReadXml(string text, int start, int end)
    {
        if (FindAttribute(text, XmlNames, start, end) is { } name && FindAttribute(text, XmlValues, name.End, end) is { } value)
        {
            return new Setting(text.Substring(name.Start, name.Length), text.Substring(value.Start, value.Length), value);
        }

        var open = text.IndexOf('>', start, end - start);
        var close = open < 0 ? -1 : text.IndexOf("</", open, end - open, StringComparison.Ordinal);
        var element = open < 0 ? "" : text[(start + 1)..open];
        return close > open && IsName(element) ? new Setting(element, text[(open + 1)..close], TextSpan.FromBounds(open + 1, close)) : null;
    }

    private static TextSpan? FindAttribute(string text, string[] attributes, int start, int end)
    {
        foreach (var attribute in attributes)
        {
            var at = text.IndexOf(attribute, start, end - start, StringComparison.OrdinalIgnoreCase);
            var closing = at < 0 ? -1 : text.IndexOf(attribute[^1], at + attribute.Length, end - at - attribute.Length);
            if (closing > 0)
            {
                return TextSpan.FromBounds(at + attribute.Length, closing);
            }
        }

        return null;
    }

    /// <summary><c>machine host login user password value</c> (curl's and GNU inetutils' documentation of .netrc).</summary>
    private static Setting? ReadNetrc(string text, int start, int end)
    {
        const string Password = " password ";
        var at = text.IndexOf(Password, start, end - start, StringComparison.Ordinal);
        return at < 0 ? null : ToSetting("password", text, at + Password.Length, end);
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and < 100 && name.AsSpan().IndexOfAnyExcept(NameCharacters) < 0;

    private static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return (start, end);
    }
}
