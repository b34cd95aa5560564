using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>A secret that a reusable workflow declares.</summary>
/// <param name="Key">The scalar that names it.</param>
/// <param name="IsRequired">Whether a caller must pass it.</param>
internal sealed record SecretDefinition(YamlScalar Key, bool IsRequired)
{
    /// <summary>The name.</summary>
    public string Name => Key.Value;
}
