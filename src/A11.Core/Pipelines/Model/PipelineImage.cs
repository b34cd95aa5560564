using A11.Core.Images;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Pipelines.Model;

/// <summary>An image of a pipeline.</summary>
/// <param name="Value">The scalar that names it.</param>
/// <param name="Reference">The image.</param>
public sealed record PipelineImage(YamlScalar Value, ImageReference Reference)
{
    /// <summary>Reads a scalar. What is filled in later leaves the image unknown.</summary>
    internal static PipelineImage Read(YamlScalar value) =>
        new(value, ImageReference.Parse(value.Value.Contains("<<", StringComparison.Ordinal) ? "" : value.Value));
}
