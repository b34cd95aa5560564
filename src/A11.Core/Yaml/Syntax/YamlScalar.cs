using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>A scalar: a text, a number, a truth value or nothing.</summary>
public sealed class YamlScalar : YamlNode
{
    private readonly SourceText _source;
    private SourceMap? _map;

    internal YamlScalar(SourceText source) => _source = source;

    /// <summary>The value with escapes, folding and indentation resolved.</summary>
    public required string Value { get; init; }

    /// <summary>How it is written.</summary>
    public required YamlScalarStyle Style { get; init; }

    /// <summary>Whether it is a block scalar.</summary>
    public bool IsBlock => Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded;

    /// <summary>Whether it is quoted or a block, and so a text whatever it looks like.</summary>
    public bool IsText => Style is not YamlScalarStyle.Plain;

    /// <summary>Whether it is null by the core schema (YAML 1.2.2, chapter 10.3.2): empty, <c>~</c> or <c>null</c>, unquoted.</summary>
    public bool IsNull => Style is YamlScalarStyle.Plain && Tag is null && Value is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>The truth value by the core schema; null where it is none.</summary>
    public bool? AsBoolean => IsText ? null : Value switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    /// <summary>The place of the value without quotes; of a block scalar, its lines below the header.</summary>
    public TextSpan ValueSpan => Style switch
    {
        YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted when Span.Length >= 2 => new TextSpan(Span.Start + 1, Span.Length - 2),
        YamlScalarStyle.Literal or YamlScalarStyle.Folded when Value.Length > 0 => Map.ToHost(new TextSpan(0, Value.Length)),
        _ => Span,
    };

    /// <summary>A copy with another value at another place, to be read only: its map leads nowhere.</summary>
    internal YamlScalar At(TextSpan place, string value) => new(_source) { Span = place, Value = value, Style = IsText ? YamlScalarStyle.DoubleQuoted : YamlScalarStyle.Plain, Tag = Tag };

    /// <summary>Leads from offsets of <see cref="Value"/> to places of the file.</summary>
    public SourceMap Map => _map ??= YamlScalarMap.Create(_source, this);
}
