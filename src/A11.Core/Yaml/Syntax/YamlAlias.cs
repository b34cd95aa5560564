namespace A11.Core.Yaml.Syntax;

/// <summary>A place where an anchored node is used again: <c>*name</c>.</summary>
public sealed class YamlAlias : YamlNode
{
    /// <summary>The anchor's name without the <c>*</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The node that carries the anchor; null where none before the alias does.</summary>
    public YamlNode? Target { get; init; }

    /// <inheritdoc/>
    public override YamlNode Resolved => Target ?? this;
}
