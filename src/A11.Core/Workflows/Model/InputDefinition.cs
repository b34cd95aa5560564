using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>An input that a workflow or an action declares.</summary>
/// <param name="Key">The scalar that names it.</param>
/// <param name="Mapping">What is said of it; null where nothing is.</param>
internal sealed record InputDefinition(YamlScalar Key, YamlMapping? Mapping)
{
    /// <summary>The name.</summary>
    public string Name => Key.Value;

    /// <summary>The type (<c>string</c>, <c>boolean</c>, <c>number</c>, <c>choice</c>, <c>environment</c>); null where none is named, as always in actions.</summary>
    public YamlScalar? Type => Mapping?["type"]?.AsScalar;

    /// <summary>The value where none is given; null where there is none.</summary>
    public YamlScalar? Default => Mapping?["default"]?.AsScalar;

    /// <summary>Whether it is marked as required.</summary>
    public bool IsMarkedRequired => Mapping?["required"]?.Text is "true" or "True" or "TRUE";

    /// <summary>Whether it must be given.</summary>
    public bool IsRequired => IsMarkedRequired && Mapping?["default"] is null;

    /// <summary>What is said to those who still use it; null where it isn't deprecated.</summary>
    public YamlScalar? DeprecationMessage => Mapping?["deprecationMessage"]?.AsScalar;
}
