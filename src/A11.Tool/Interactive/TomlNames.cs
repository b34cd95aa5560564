using System.Collections.Immutable;
using A11.Core.Text;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace A11.Tool.Interactive;

/// <summary>The names of the tables and keys of a TOML text.</summary>
internal sealed class TomlNames
{
    private readonly ImmutableArray<(ImmutableArray<string> Name, bool IsValue)> _names;

    private TomlNames(ImmutableArray<(ImmutableArray<string> Name, bool IsValue)> names) => _names = names;

    /// <summary>Where the text is no TOML; null where it is.</summary>
    public LinePosition? Mistake { get; private init; }

    /// <summary>Reads a text.</summary>
    public static TomlNames Read(string text)
    {
        DocumentSyntax document;
        try
        {
            document = SyntaxParser.Parse(text);
        }
        catch (Exception error) when (error is ArgumentException or TomlException)
        {
            // So the parser ends at a text that ends within an escape, and at values that are nested too deep.
            return Wrong(text, text.Length);
        }

        if (document.Diagnostics.FirstOrDefault(static diagnostic => diagnostic.Kind == DiagnosticMessageKind.Error) is { } mistake)
        {
            return Wrong(text, mistake.Span.Offset);
        }

        var tables = document.Tables.SelectMany(static table => Below(NameOf(table.Name), table.Items).Prepend((NameOf(table.Name), false)));
        return new TomlNames([.. Below([], document.KeyValues), .. tables]);
    }

    /// <summary>Whether a table or key of this name, or something in it, is defined.</summary>
    public bool Define(ImmutableArray<string> name) => _names.Any(known => known.Name.Length >= name.Length && known.Name.Take(name.Length).SequenceEqual(name, StringComparer.Ordinal));

    /// <summary>Whether a part of this name is a value, such as an inline table, so that nothing can be added to it.</summary>
    public bool Close(ImmutableArray<string> name) => _names.Any(known => known.IsValue && known.Name.Length <= name.Length && known.Name.SequenceEqual(name.Take(known.Name.Length), StringComparer.Ordinal));

    private static TomlNames Wrong(string text, int offset) => new([]) { Mistake = new SourceText(text).GetPosition(Math.Clamp(offset, 0, text.Length)) };

    private static IEnumerable<(ImmutableArray<string> Name, bool IsValue)> Below(ImmutableArray<string> table, IEnumerable<KeyValueSyntax> pairs) => pairs.Select(pair => (table.AddRange(NameOf(pair.Key)), true));

    private static ImmutableArray<string> NameOf(KeySyntax? key) => key is null ? [] : [TextOf(key.Key), .. key.DotKeys.Select(static part => TextOf(part.Key))];

    private static string TextOf(BareKeyOrStringValueSyntax? part) => part switch
    {
        BareKeySyntax bare => bare.Key?.Text ?? "",
        StringValueSyntax text => text.Value ?? "",
        _ => "",
    };
}
