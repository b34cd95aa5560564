using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at tests of one value or one file.</summary>
public sealed class UnaryTests : ShellNodeRule<ConditionUnary>
{
    private static readonly CheckDescriptor UnquotedTestedValue = new("AXS2070", "unquoted-emptiness-test", "Quote values that -n tests", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2070"],
    };

    private static readonly CheckDescriptor NegatedEmptinessTest = new("AXS2236", "negated-emptiness-test", "Use -n instead of ! -z", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2236"],
    };

    private static readonly CheckDescriptor NegatedTest = new("AXS2237", "negated-test-command", "Use -n instead of a negated test with -z", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2237"],
    };

    private static readonly CheckDescriptor ObsoleteFileTest = new("AXS2331", "obsolete-file-test", "Use -e to test whether a file exists", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2331"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => UnquotedTestedValue;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [UnquotedTestedValue, NegatedEmptinessTest, NegatedTest, ObsoleteFileTest];

    /// <inheritdoc/>
    protected override void Visit(ConditionUnary node, ScriptContext script)
    {
        if (node is { Operator: "-n", IsOfCommand: true } && node.Operand.Parts.Any(static part => part is ParameterExpansion { IsLength: false } parameter && !SpecialParameters.IsNumber(parameter.Name) || part is CommandSubstitution))
        {
            script.Report(UnquotedTestedValue, node.Operand.Span, $"When {node.Operand.Raw} is empty, [ -n ] remains, which is always true. Quote it.");
        }
        else if (node.Operator is "-n" or "-z" && script.Ancestors is [.., Pipeline { IsNegated: true, Commands.Length: 1 } negated, _])
        {
            script.Report(NegatedTest, TextSpan.FromBounds(negated.Negations[0].Start, negated.Span.End), $"The negation is unnecessary. Use {(node.Operator == "-n" ? "-z" : "-n")} in the test, without the !.");
        }

        if (node.Operator is "-n" or "-z" && script.Parent is ConditionNot not)
        {
            script.Report(NegatedEmptinessTest, not.Span, $"The negation is unnecessary. Use {(node.Operator == "-n" ? "-z" : "-n")} instead of ! {node.Operator}.");
        }
        else if (node.Operator == "-a")
        {
            script.Report(ObsoleteFileTest, node.OperatorSpan, "-a also means “and”, and not every shell knows it as a file test. Use -e.");
        }
    }
}
