namespace A11.Core.Yaml.Syntax;

/// <summary>How a scalar is written (YAML 1.2.2, chapters 7.3 and 8.1).</summary>
public enum YamlScalarStyle
{
    /// <summary>Without indicators: <c>text</c>.</summary>
    Plain,

    /// <summary><c>'text'</c>.</summary>
    SingleQuoted,

    /// <summary><c>"text"</c>.</summary>
    DoubleQuoted,

    /// <summary>A block after <c>|</c>.</summary>
    Literal,

    /// <summary>A block after <c>&gt;</c>.</summary>
    Folded,
}
