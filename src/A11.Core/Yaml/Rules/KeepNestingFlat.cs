using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Collections are nested no deeper than any format needs.</summary>
public sealed class KeepNestingFlat : ReportYamlProblem
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXY0005", "yaml-too-deep", "Collections are not nested without measure", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/parse-error"],
    };

    /// <inheritdoc/>
    protected override YamlProblemKind Kind => YamlProblemKind.TooDeep;
}
