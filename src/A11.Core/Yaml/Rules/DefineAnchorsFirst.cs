using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>An alias names an anchor that stands before it.</summary>
public sealed class DefineAnchorsFirst : ReportYamlProblem
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXY0003", "yaml-unknown-anchor", "An alias names an anchor that stands before it", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/parse-error"],
    };

    /// <inheritdoc/>
    protected override YamlProblemKind Kind => YamlProblemKind.UnknownAnchor;
}
