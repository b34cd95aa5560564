using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds tests whose brackets are not a pair.</summary>
public sealed class TestBrackets : ShellNodeRule<SimpleCommand>
{
    private static readonly CheckDescriptor UnclosedTest = new("AXS1020", "unclosed-test", "Tests with [ must end with a separate ]", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC1020", "shellcheck/SC1140"] };
    private static readonly CheckDescriptor SplitByAnd = new("AXS2107", "test-split-by-and", "Brackets of [ must close before &&", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2107"] };
    private static readonly CheckDescriptor SplitByOr = new("AXS2109", "test-split-by-or", "Brackets of [ must close before ||", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2109"] };
    private static readonly CheckDescriptor UnopenedBracket = new("AXS2171", "unopened-bracket", "A closing bracket needs an opening one", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2171"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => SplitByAnd;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [UnclosedTest, SplitByAnd, SplitByOr, UnopenedBracket];

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Words is [{ Bare: "[" }, ..])
        {
            CheckOpened(node, script);
            return;
        }

        if (node.Words.Length < 2 || node.Words[^1].Bare is not ("]" or "]]") || node.Words.Any(static word => word.Bare is ['[', ..]))
        {
            return;
        }

        var close = node.Words[^1];
        if (close.Bare == "]" && FindOpening(node, script) is { } opening)
        {
            var (check, sign) = opening.Joint.Kind is ShellOperator.And ? (SplitByAnd, "&&") : (SplitByOr, "||");
            script.Report(check, opening.Test.Span.Union(node.Span), $"{sign} ends the command [, so neither half is a complete test. Write [ … ] {sign} [ … ].");
        }
        else if (node.Name is not ("echo" or "printf"))
        {
            script.Report(UnopenedBracket, close.Span, $"This {close.Raw} has no opening bracket and is an argument of {node.Words[0].Raw}. Add {(close.Bare == "]" ? "[" : "[[")} before {node.Words[0].Raw}, or quote it if it is meant.");
        }
    }

    private static void CheckOpened(SimpleCommand node, ScriptContext script)
    {
        var last = node.Words[^1];
        if (last.Value != "]" && last.ConstantValue is not null && !IsClosedLater(node, script))
        {
            script.Report(UnclosedTest, last.Span, last.Bare is [.., ']'] ? "[ needs ] as an argument of its own, so this test fails. Put a space before ]." : "[ needs ] as its last argument, so this test fails. Add it.");
        }
        else if (last.Value is [_, .., ']'] && last.Parts[^1] is LiteralPart { IsEscaped: false, Value: "]" } && !IsClosedLater(node, script))
        {
            script.Report(UnclosedTest, last.Span, "[ needs ] as an argument of its own, so this test fails. Put a space before ].");
        }
        else if (ClosesEarly(node.Words))
        {
            script.Report(UnclosedTest, node.Span, "[ refuses arguments after the first ]. Join the tests with && or ||.");
        }
    }

    /// <summary>Whether a <c>]</c> that is compared with nothing stands before the last word.</summary>
    private static bool ClosesEarly(ImmutableArray<ShellWord> words)
    {
        for (var i = 2; i + 1 < words.Length; i++)
        {
            if (words[i].Bare is "]" && words[i - 1].Bare is not ("=" or "==" or "!=" or "-n" or "-z" or "!"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an operator splits the test: another finding.</summary>
    private static bool IsClosedLater(SimpleCommand node, ScriptContext script) =>
        script.Parent is AndOrList list && list.Operands.Skip(list.Operands.IndexOf(node) + 1).Any(static operand => operand is SimpleCommand { Words: [{ Bare: not "[" }, .., { Bare: "]" }] });

    /// <summary>The test left open before, and the first operator that splits it.</summary>
    private static (SimpleCommand Test, ShellJoint Joint)? FindOpening(SimpleCommand node, ScriptContext script)
    {
        if (script.Parent is AndOrList list)
        {
            for (var i = list.Operands.IndexOf(node) - 1; i >= 0; i--)
            {
                switch (list.Operands[i])
                {
                    case SimpleCommand { Words: [{ Bare: "[" }, .., { Bare: not "]" }] } test:
                        return (test, list.Operators[i]);
                    case SimpleCommand { Words: [.., { Bare: "]" }] }:
                        return null;
                }
            }
        }

        return null;
    }
}
