using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The brackets of a test are a pair.</summary>
public sealed class KeepBracketsPaired : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2107", "keep-brackets-paired", "The brackets of a test are a pair", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2107", "shellcheck/SC2171"],
    };

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
            script.Report(this, opening.Span.Union(node.Span), "The shell splits commands at && and ||, so that neither half is a test; write [ … ] && [ … ], or [[ … ]].", code: "SC2107");
        }
        else if (node.Name is not ("echo" or "printf" or null))
        {
            script.Report(this, close.Span, $"This {close.Raw} is an argument of {node.Words[0].Raw}, as nothing opens it; a {(close.Bare == "]" ? "[" : "[[")} is missing in front.", code: "SC2171");
        }
    }

    /// <summary>The test left open in front, where <c>&amp;&amp;</c> or <c>||</c> is between.</summary>
    private static SimpleCommand? OpeningOf(SimpleCommand node, ScriptContext script) =>
        script.Parent is AndOrList list && list.Operands.IndexOf(node) is > 0 and var index && list.Operands[index - 1] is SimpleCommand { Words: [{ Bare: "[" }, .., { Bare: not "]" }] } opening ? opening : null;
}
