using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>The text keeps YAML's grammar.</summary>
public sealed class WriteValidYaml : ReportYamlProblem
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXY0001", "yaml-syntax", "A YAML file keeps YAML's grammar", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/parse-error", "actionlint/syntax-check", "dclint/invalid-yaml"],
    };

    /// <inheritdoc/>
    protected override YamlProblemKind Kind => YamlProblemKind.Syntax;
}
