using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Aliases don't blow a document up.</summary>
public sealed class KeepAliasesSmall : ReportYamlProblem
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXY0004", "yaml-alias-bomb", "Aliases don't blow a document up", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/parse-error"],
    };

    /// <inheritdoc/>
    protected override YamlProblemKind Kind => YamlProblemKind.AliasBomb;
}
