using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Reports the problems that parsing a YAML file has found.</summary>
public sealed class YamlProblems : YamlRule
{
    private static readonly CheckDescriptor SyntaxError = new("AXY0001", "yaml-syntax-error", "YAML files must be valid", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/parse-error", "actionlint/syntax-check", "dclint/invalid-yaml", "zizmor/invalid-input"],
    };

    private static readonly CheckDescriptor UndefinedAnchor = new("AXY0003", "undefined-yaml-anchor", "Aliases must name an anchor above them", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/parse-error", "actionlint/syntax-check", "yamllint/anchors"],
    };

    private static readonly CheckDescriptor AliasBomb = new("AXY0004", "yaml-alias-bomb", "Aliases must not expand without limit", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/parse-error", "actionlint/syntax-check"],
    };

    private static readonly CheckDescriptor DeepNesting = new("AXY0005", "deep-yaml-nesting", "Collections must not be nested too deeply", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/parse-error"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => SyntaxError;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [SyntaxError, UndefinedAnchor, AliasBomb, DeepNesting];

    /// <inheritdoc/>
    public override void Visit(YamlTree tree, RuleContext context)
    {
        foreach (var problem in tree.Problems)
        {
            var check = problem.Kind switch
            {
                YamlProblemKind.UnknownAnchor => UndefinedAnchor,
                YamlProblemKind.AliasBomb => AliasBomb,
                YamlProblemKind.TooDeep => DeepNesting,
                _ => SyntaxError,
            };
            context.Report(check, problem.Span, problem.Message);
        }
    }
}
