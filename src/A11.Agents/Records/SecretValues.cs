using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace A11.Agents.Records;

/// <summary>
/// The logins that an agent was given, and how they are found again in what it wrote: as they are, encoded (base64 and base32 at any place in a longer text,
/// hexadecimal, percent, JSON), reversed, and broken up by what is no letter or digit. Nothing here prints a value.
/// </summary>
public sealed class SecretValues
{
    /// <summary>Shorter values are words that stand in texts by chance.</summary>
    internal const int MinimumLength = 8;

    /// <summary>Shorter texts of letters and digits alone do so, too.</summary>
    private const int MinimumSqueezedLength = 12;

    private const int MinimumRandomLength = 16;
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const string Base64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string LowerHex = "0123456789abcdef";
    private const string UpperHex = "0123456789ABCDEF";

    private static readonly string[] SecretWords = ["KEY", "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PWD", "PASS", "CREDENTIAL", "AUTH", "LOGIN", "COOKIE", "SESSION", "PAT", "SIGNATURE"];

    /// <summary>Endings of the names of variables that tell where a service is, or which model answers.</summary>
    private static readonly string[] SettingEndings = ["_URL", "_URI", "_MODEL", "_TYPE", "_API", "_OFFLINE", "_PROJECT", "_LOCATION", "_REGION", "_ORGANIZATION", "_USE_VERTEXAI", "_USE_GCA", "_FILE", "_PATH", "_DIR", "_NAME"];

    private readonly ImmutableArray<(string Name, string Value)> _values;
    private readonly Dictionary<string, string> _forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _squeezed = new(StringComparer.Ordinal);
    private readonly SearchValues<string> _anyForm;
    private readonly SearchValues<string> _anySqueezed;

    private SecretValues(IEnumerable<(string Name, string Value)> values)
    {
        _values = [.. values.DistinctBy(value => value.Value)];
        foreach (var (name, value) in _values)
        {
            foreach (var form in FormsOf(value))
            {
                _ = _forms.TryAdd(form, name);
                if (Squeeze(form) is { Length: >= MinimumSqueezedLength } squeezed)
                {
                    _ = _squeezed.TryAdd(squeezed, name);
                }
            }
        }

        _anyForm = SearchValues.Create([.. _forms.Keys], StringComparison.Ordinal);
        _anySqueezed = SearchValues.Create([.. _squeezed.Keys], StringComparison.Ordinal);
    }

    /// <summary>No logins.</summary>
    public static SecretValues None { get; } = new([]);

    /// <summary>All texts that give a value away.</summary>
    internal IEnumerable<string> Forms => _forms.Keys.Concat(_values.Select(value => value.Value));

    /// <summary>The logins among variables and files.</summary>
    /// <param name="variables">The variables that an agent was given, by name.</param>
    /// <param name="files">The content of files with logins, by name.</param>
    internal static SecretValues Of(IEnumerable<KeyValuePair<string, string>> variables, IEnumerable<KeyValuePair<string, string>> files) =>
        new([.. variables.SelectMany(variable => Read(variable.Key, variable.Value)), .. files.SelectMany(file => ReadDocument(file.Key, file.Value))]);

    /// <summary>These and others.</summary>
    internal SecretValues With(SecretValues others) => others._values.IsEmpty ? this : _values.IsEmpty ? others : new(_values.Concat(others._values));

    /// <summary>Where a text gives one of them away.</summary>
    /// <returns>The login's name and the line, from 1; null where the text holds none.</returns>
    internal (string Name, int Line)? Find(ReadOnlySpan<byte> content) => _values.IsEmpty ? null : FindIn(Encoding.Latin1.GetString(content));

    /// <summary>Where a text gives one of them away, as <see cref="Find(ReadOnlySpan{byte})"/>.</summary>
    internal (string Name, int Line)? Find(string text) => _values.IsEmpty ? null : FindIn(ToBytes(text));

    private (string Name, int Line)? FindIn(string text) => FindForm(text) ?? FindForm(Unescape(text)) ?? FindSqueezed(text);

    private (string Name, int Line)? FindForm(string text)
    {
        var at = text.AsSpan().IndexOfAny(_anyForm);
        return at < 0 ? null : (_forms.First(form => text.AsSpan(at).StartsWith(form.Key, StringComparison.Ordinal)).Value, LineAt(text, at));
    }

    private (string Name, int Line)? FindSqueezed(string text)
    {
        var squeezed = Squeeze(text);
        var at = squeezed.AsSpan().IndexOfAny(_anySqueezed);
        if (at < 0)
        {
            return null;
        }

        var place = 0;
        for (var seen = -1; place < text.Length && (seen += char.IsAsciiLetterOrDigit(text[place]) ? 1 : 0) < at; place++)
        {
        }

        return (_squeezed.First(form => squeezed.AsSpan(at).StartsWith(form.Key, StringComparison.Ordinal)).Value, LineAt(text, place));
    }

    private static int LineAt(string text, int at) => text.AsSpan(0, at).Count('\n') + 1;

    private static IEnumerable<(string Name, string Value)> Read(string name, string value)
    {
        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && value.Contains("://", StringComparison.Ordinal))
        {
            var password = Uri.UnescapeDataString(address.UserInfo[(address.UserInfo.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            return password.Length >= MinimumLength ? [(name, password)] : [];
        }

        if (value.AsSpan().Trim().ContainsAny('{', '\n'))
        {
            return ReadDocument(name, value);
        }

        return IsSecret(name, value) ? [(name, value)] : [];
    }

    private static bool IsSecret(string name, string value) =>
        value.Length >= MinimumLength
        && !SettingEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        && !Path.IsPathFullyQualified(value)
        && (NamesSecret(name) || IsRandom(value));

    private static bool NamesSecret(string name) => SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a text is none that a person would choose: long, and letters and digits mixed without a break.</summary>
    private static bool IsRandom(string text)
    {
        if (text.Length < MinimumRandomLength)
        {
            return false;
        }

        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                end++;
            }

            var run = text.AsSpan(start, end - start);
            if (run.Length >= MinimumSqueezedLength && run.ContainsAnyInRange('0', '9') && (run.ContainsAnyInRange('a', 'z') || run.ContainsAnyInRange('A', 'Z')))
            {
                return true;
            }

            start = end;
        }

        return false;
    }

    private static IEnumerable<(string Name, string Value)> ReadDocument(string name, string content)
    {
        try
        {
            using var json = JsonDocument.Parse(content, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return [.. ReadJson(name, "", json.RootElement)];
        }
        catch (JsonException)
        {
            return content.Split(['\n', '\r', ' ', '\t', '"', '\'', '=', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(IsRandom)
                .Select(word => (name, word));
        }
    }

    private static IEnumerable<(string Name, string Value)> ReadJson(string name, string key, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => ReadJson(name, member.Name, member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => ReadJson(name, key, item)),
        JsonValueKind.String when value.GetString() is { } text => text.Contains('\n', StringComparison.Ordinal)
            ? text.Split('\n', StringSplitOptions.TrimEntries).Where(IsRandom).Select(line => (name, line))
            : IsSecret(key, text) && !text.Contains("://", StringComparison.Ordinal) ? [(name, text)] : [],
        _ => [],
    };

    private static IEnumerable<string> FormsOf(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        IEnumerable<string> forms =
        [
            ToBytes(value), string.Concat(ToBytes(value).Reverse()), JsonEncodedText.Encode(value).ToString(), Uri.EscapeDataString(value),
            Encode(bytes, 4, LowerHex, 0), Encode(bytes, 4, UpperHex, 0),
            .. Enumerable.Range(0, 3).SelectMany(offset => new[] { Encode(bytes, 6, Base64, offset), Encode(bytes, 6, Base64Url, offset) }),
            .. Enumerable.Range(0, 5).Select(offset => Encode(bytes, 5, Base32, offset)),
        ];
        return forms.Where(form => form.Length >= MinimumLength).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The characters of an encoding that some bytes alone decide, where a number of other bytes stands before them.</summary>
    private static string Encode(byte[] bytes, int bits, string alphabet, int offset)
    {
        const int ByteBits = 8;
        var first = (offset * ByteBits + bits - 1) / bits;
        var last = (offset + bytes.Length) * ByteBits / bits;
        var text = new StringBuilder(last - first);
        for (var i = first; i < last; i++)
        {
            var digit = 0;
            for (var bit = i * bits; bit < (i + 1) * bits; bit++)
            {
                digit = (digit << 1) | ((bytes[bit / ByteBits - offset] >> (ByteBits - 1 - bit % ByteBits)) & 1);
            }

            _ = text.Append(alphabet[digit]);
        }

        return text.ToString();
    }

    /// <summary>Bytes as characters, so that text and what is no text are searched alike.</summary>
    private static string ToBytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string Squeeze(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    /// <summary>The text with <c>%41</c>, <c>\x41</c> and <c>\u0041</c> read.</summary>
    private static string Unescape(string text)
    {
        if (text.AsSpan().IndexOfAny('%', '\\') < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var (skipped, digits) = text[i] switch
            {
                '%' => (1, 2),
                '\\' when i + 1 < text.Length && text[i + 1] == 'x' => (2, 2),
                '\\' when i + 1 < text.Length && text[i + 1] == 'u' => (2, 4),
                _ => (0, 0),
            };
            if (digits > 0 && i + skipped + digits <= text.Length && int.TryParse(text.AsSpan(i + skipped, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                _ = result.Append((char)code);
                i += skipped + digits - 1;
                continue;
            }

            _ = result.Append(text[i]);
        }

        return result.ToString();
    }
}
