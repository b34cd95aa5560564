using System.Globalization;

namespace A11.Core.Schemas;

/// <summary>
/// Reads a table. A line is a definition, <c>NAME what may stand there…</c>, or the form of a mapping, <c>.NAME keys…</c>; the first definition is the file's.
/// </summary>
/// <remarks>
/// <para>What may stand somewhere: <c>any</c>; <c>text</c>, or <c>scalar</c> where other scalars are read as texts, with <c>=values|of|it</c>, <c>(length)</c> or
/// <c>~format</c>; <c>number</c>, <c>integer</c> with <c>(bounds)</c>; <c>boolean</c>; <c>null</c>; <c>[item]</c> with <c>!</c> where items are unique, and
/// <c>(count)</c>; <c>{mapping}</c>; <c>${}</c> for expressions; <c>#topic</c>. Bounds are <c>1..90</c>, <c>1..</c>, or <c>0&lt;..</c> for more than 0.</para>
/// <para>Of a mapping: <c>key:definition</c>, <c>key!:definition</c> where it is required, <c>*:definition</c> for any other key, <c>*~format:definition</c> where its name has a format,
/// <c>x-*:any</c> for keys that begin so, <c>label=words_in_messages</c> (“with …” in it tells forms apart),
/// <c>filled</c>, and <c>@one(keys)</c>, <c>@some(keys)</c>, <c>@needs(key,keys)</c>, <c>@needs(key=value,keys)</c>, <c>@unless(key,keys)</c>. A definition may be
/// written by the name of another line, or be one word of the above.</para>
/// </remarks>
internal sealed class SchemaReader
{
    private readonly Dictionary<string, SchemaDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaMapping> _mappings = new(StringComparer.Ordinal);

    private SchemaReader()
    {
    }

    /// <summary>Reads a table, and closes it.</summary>
    public static SchemaDefinition Read(TextReader table)
    {
        using (table)
        {
            var reader = new SchemaReader();
            SchemaDefinition? root = null;
            while (table.ReadLine() is { } line)
            {
                if (line.Length == 0 || line[0] == '#')
                {
                    continue;
                }

                var words = line.Split(' ');
                if (words[0][0] == '.')
                {
                    reader.ReadMapping(reader.MappingOf(words[0][1..]), words.AsSpan(1));
                }
                else
                {
                    var definition = reader.DefinitionOf(words[0]);
                    root ??= definition;
                    reader.ReadDefinition(definition, words.AsSpan(1));
                }
            }

            reader.RefuseUndefined();
            return root ?? throw new FormatException("The table has no definition.");
        }
    }

    private void RefuseUndefined()
    {
        var undefined = _definitions.Where(static pair => pair.Value.IsEmpty).Select(static pair => pair.Key).Concat(_mappings.Where(static pair => pair.Value is { Keys.Count: 0, Other: null }).Select(static pair => pair.Key));
        if (undefined.FirstOrDefault() is { } name)
        {
            throw new FormatException($"The table doesn't define {name}.");
        }
    }

    private SchemaDefinition DefinitionOf(string name)
    {
        if (!_definitions.TryGetValue(name, out var definition))
        {
            _definitions.Add(name, definition = new SchemaDefinition());
            Add(definition, name);
        }

        return definition;
    }

    private SchemaMapping MappingOf(string name)
    {
        if (!_mappings.TryGetValue(name, out var mapping))
        {
            _mappings.Add(name, mapping = new SchemaMapping());
        }

        return mapping;
    }

    private void ReadDefinition(SchemaDefinition definition, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            Add(definition, word);
        }
    }

    /// <summary>Adds what one word says; a word that is a name says nothing.</summary>
    private void Add(SchemaDefinition definition, string word)
    {
        switch (word)
        {
            case "any":
                definition.IsAny = true;
                break;
            case "boolean":
                definition.AcceptsBoolean = true;
                break;
            case "null":
                definition.AcceptsNull = true;
                break;
            case "${}":
                definition.AcceptsExpressions = true;
                break;
            case ['#', ..]:
                definition.Topic = word[1..];
                break;
            case ['{', ..]:
                definition.Mappings = definition.Mappings.Add(MappingOf(word[1..^1]));
                break;
            case ['[', ..]:
                definition.Sequence = ReadSequence(word);
                break;
            default:
                AddScalar(definition, word);
                break;
        }
    }

    private static void AddScalar(SchemaDefinition definition, string word)
    {
        var end = word.AsSpan().IndexOfAny("=(~");
        var (kind, rest) = end < 0 ? (word, "") : (word[..end], word[end..]);
        switch (kind)
        {
            case "text" or "scalar":
                definition.Text = new SchemaText(kind is "scalar", RangeOf(rest), rest is ['=', ..] ? [.. rest[1..].Split('|').Select(Decode)] : default, FormatOf(rest));
                break;
            case "number" or "integer":
                definition.Number = new SchemaNumber(kind is "integer", RangeOf(rest));
                break;
            default:
                break;
        }
    }

    private SchemaSequence ReadSequence(string word)
    {
        var end = word.IndexOf(']', StringComparison.Ordinal);
        var rest = word[(end + 1)..];
        return new SchemaSequence(DefinitionOf(word[1..end]), RangeOf(rest.TrimStart('!')), rest.StartsWith('!'));
    }

    private void ReadMapping(SchemaMapping mapping, ReadOnlySpan<string> words)
    {
        var keys = new Dictionary<string, SchemaKey>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var colon = word.LastIndexOf(':');
            if (word[0] == '@')
            {
                mapping.Constraints = mapping.Constraints.Add(ReadConstraint(word));
            }
            else if (word == "filled")
            {
                mapping.IsFilled = true;
            }
            else if (colon < 0)
            {
                mapping.Label = word["label=".Length..].Replace('_', ' ');
            }
            else if (word[0] == '*')
            {
                mapping.Other = DefinitionOf(word[(colon + 1)..]);
                mapping.NameFormat = FormatOf(word[1..colon]);
            }
            else if (word[colon - 1] == '*')
            {
                mapping.ExtensionPrefix = word[..(colon - 1)];
            }
            else
            {
                var key = new SchemaKey(Decode(word[..colon].TrimEnd('!')), DefinitionOf(word[(colon + 1)..]));
                keys.Add(key.Name, key);
                mapping.Required = word[colon - 1] == '!' ? mapping.Required.Add(key) : mapping.Required;
            }
        }

        mapping.Keys = keys;
    }

    private static SchemaConstraint ReadConstraint(string word)
    {
        var open = word.IndexOf('(', StringComparison.Ordinal);
        var keys = word[(open + 1)..^1].Split(',');
        var first = keys[0].Split('=');
        keys[0] = first[0];
        var kind = word[1..open] switch
        {
            "one" => SchemaConstraintKind.One,
            "some" => SchemaConstraintKind.Some,
            "needs" => SchemaConstraintKind.Needs,
            "unless" => SchemaConstraintKind.Unless,
            var other => throw new FormatException($"{other} is no constraint."),
        };
        return new SchemaConstraint(kind, [.. keys], first.ElementAtOrDefault(1));
    }

    private static SchemaRange RangeOf(string text)
    {
        if (text is not ['(', .. var inner, ')'])
        {
            return default;
        }

        var dots = inner.IndexOf("..", StringComparison.Ordinal);
        return new SchemaRange(NumberOf(inner[..dots].TrimEnd('<')), NumberOf(inner[(dots + 2)..]), inner[..dots].EndsWith('<'));
    }

    private static double? NumberOf(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static TextFormat FormatOf(string text) => text switch
    {
        "~time-zone" => TextFormat.TimeZone,
        "~time" => TextFormat.Time,
        "~compose-name" => TextFormat.ComposeName,
        "~pull-policy" => TextFormat.PullPolicy,
        "~quantity" => TextFormat.Quantity,
        ['~', ..] => throw new FormatException($"{text} is no format."),
        _ => TextFormat.Any,
    };

    /// <summary>Spaces and what else has a meaning in a table are written as in addresses: <c>%20</c>.</summary>
    private static string Decode(string text) => text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
}
