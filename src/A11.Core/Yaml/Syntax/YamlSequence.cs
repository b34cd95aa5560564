using System.Collections.Immutable;

namespace A11.Core.Yaml.Syntax;

/// <summary>A sequence.</summary>
public sealed class YamlSequence : YamlNode
{
    /// <summary>The items in the order of the file.</summary>
    public required ImmutableArray<YamlNode> Items { get; init; }

    /// <summary>Whether it is written in brackets.</summary>
    public required bool IsFlow { get; init; }
}
