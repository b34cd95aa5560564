using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace A11.Agents.Secrets;

/// <summary>
/// The logins that an agent was given, and how they are found again in what it wrote: as they are, encoded (base64 and base32 at any place in a longer text,
/// hexadecimal, percent, JSON), escaped, reversed, and broken up by what is no letter or digit. Nothing here prints a value.
/// </summary>
public sealed class SecretValues
{
    /// <summary>Shorter values are words that stand in texts by chance.</summary>
    internal const int MinimumLength = 8;

    /// <summary>Shorter texts of letters and digits alone do so, too.</summary>
    private const int MinimumSqueezedLength = 12;

    private readonly ImmutableArray<(string Name, string Value)> _values;
    private readonly Index _forms;
    private readonly Index _squeezed;

    private SecretValues(IEnumerable<(string Name, string Value)> values)
    {
        _values = [.. values.DistinctBy(value => value.Value)];
        var forms = new Dictionary<string, int>(StringComparer.Ordinal);
        var squeezed = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var secret = 0; secret < _values.Length; secret++)
        {
            foreach (var form in SecretForms.Enumerate(_values[secret].Value))
            {
                _ = forms.TryAdd(form, secret);
                if (new MappedText(form).Squeeze().Text is { Length: >= MinimumSqueezedLength } letters)
                {
                    _ = squeezed.TryAdd(letters, secret);
                }
            }
        }

        _forms = new Index(forms);
        _squeezed = new Index(squeezed);
    }

    /// <summary>No logins.</summary>
    public static SecretValues None { get; } = new([]);

    /// <summary>All texts that give a value away.</summary>
    internal IEnumerable<string> Forms => _forms.Texts.Concat(_values.Select(value => value.Value));

    /// <summary>The logins among variables and files.</summary>
    /// <param name="variables">The variables that an agent was given, by name.</param>
    /// <param name="files">The content of files with logins, by name.</param>
    internal static SecretValues Create(IEnumerable<KeyValuePair<string, string>> variables, IEnumerable<KeyValuePair<string, string>> files) =>
        new([.. variables.SelectMany(variable => SecretReader.Read(variable.Key, variable.Value)), .. files.SelectMany(file => SecretReader.ReadDocument(file.Key, file.Value))]);

    /// <summary>These and others.</summary>
    internal SecretValues With(SecretValues others) => others._values.IsEmpty ? this : _values.IsEmpty ? others : new(_values.Concat(others._values));

    /// <summary>The places where a file gives one of them away, in the order of their lines.</summary>
    internal IReadOnlyList<SecretMatch> Find(ReadOnlySpan<byte> content) => _values.IsEmpty ? [] : FindIn(Encoding.Latin1.GetString(content));

    /// <summary>The places where a text gives one of them away, as <see cref="Find(ReadOnlySpan{byte})"/>.</summary>
    internal IReadOnlyList<SecretMatch> Find(string text) => _values.IsEmpty ? [] : FindIn(SecretForms.ToBytes(text));

    private List<SecretMatch> FindIn(string text)
    {
        var plain = new MappedText(text);
        var places = _forms.Find(plain).Concat(_squeezed.Find(plain.Squeeze()));
        if (MappedText.Unescape(text) is { } unescaped)
        {
            places = places.Concat(_forms.Find(unescaped)).Concat(_squeezed.Find(unescaped.Squeeze()));
        }

        return Locate(text, [.. places.OrderBy(place => place.Start)]);
    }

    private List<SecretMatch> Locate(string text, IEnumerable<(int Secret, int Start, int End)> places)
    {
        var matches = new List<SecretMatch>();
        var (line, at) = (1, 0);
        foreach (var (secret, start, end) in places)
        {
            line += text.AsSpan(at, start - at).Count('\n');
            at = start;
            matches.Add(new SecretMatch(_values[secret].Name, secret, line, line + text.AsSpan(start, end - start).Count('\n')));
        }

        return [.. matches.Distinct()];
    }

    /// <summary>Texts that are searched for together.</summary>
    private sealed class Index(Dictionary<string, int> secrets)
    {
        private readonly KeyValuePair<string, int>[] _texts = [.. secrets.OrderByDescending(text => text.Key.Length)];
        private readonly SearchValues<string> _any = SearchValues.Create([.. secrets.Keys], StringComparison.Ordinal);

        public IEnumerable<string> Texts => _texts.Select(text => text.Key);

        /// <summary>The places of the texts, by offsets in the original.</summary>
        public IEnumerable<(int Secret, int Start, int End)> Find(MappedText text)
        {
            for (var at = 0; at < text.Text.Length;)
            {
                var next = text.Text.AsSpan(at).IndexOfAny(_any);
                if (next < 0)
                {
                    yield break;
                }

                at += next;
                var found = _texts.First(candidate => text.Text.AsSpan(at).StartsWith(candidate.Key, StringComparison.Ordinal));
                yield return (found.Value, text.OffsetOf(at), text.OffsetOf(at + found.Key.Length - 1) + 1);
                at += found.Key.Length;
            }
        }
    }
}
