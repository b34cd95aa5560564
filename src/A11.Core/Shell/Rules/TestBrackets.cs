using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds tests whose brackets are not a pair.</summary>
public sealed class TestBrackets : ShellNodeRule<SimpleCommand>
{
    private static readonly CheckDescriptor SplitTest = new("AXS2107", "test-split-by-operator", "Brackets of [ must close before && and ||", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2107"] };
    private static readonly CheckDescriptor UnopenedBracket = new("AXS2171", "unopened-bracket", "A closing bracket needs an opening one", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2171"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => SplitTest;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [SplitTest, UnopenedBracket];

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Words.Length < 2 || node.Words[^1].Bare is not ("]" or "]]") || node.Words.Any(static word => word.Bare is ['[', ..]))
        {
            return;
        }

        var close = node.Words[^1];
        if (close.Bare == "]" && OpeningOf(node, script) is { } opening)
        {
            script.Report(SplitTest, opening.Span.Union(node.Span), "&& and || end the command [, so neither half is a complete test. Write [ … ] && [ … ], or [ … ] || [ … ].");
        }
        else if (node.Name is not ("echo" or "printf" or null))
        {
            script.Report(UnopenedBracket, close.Span, $"This {close.Raw} has no opening bracket and is an argument of {node.Words[0].Raw}. Add {(close.Bare == "]" ? "[" : "[[")} before {node.Words[0].Raw}, or quote it if it is meant.");
        }
    }

    /// <summary>The test left open before, where <c>&amp;&amp;</c> or <c>||</c> is between.</summary>
    private static SimpleCommand? OpeningOf(SimpleCommand node, ScriptContext script) =>
        script.Parent is AndOrList list && list.Operands.IndexOf(node) is > 0 and var index && list.Operands[index - 1] is SimpleCommand { Words: [{ Bare: "[" }, .., { Bare: not "]" }] } opening ? opening : null;
}
