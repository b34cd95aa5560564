using System.Buffers;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>expr gets its operands and operators as words of their own.</summary>
public sealed class SpellExprOut() : ShellCommandRule("expr")
{
    private static readonly SearchValues<char> Operators = SearchValues.Create("+-*/%<>=|&");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2307", "spell-expr-out", "expr gets its operands and operators as words of their own", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2307", "shellcheck/SC2304", "shellcheck/SC2308", "shellcheck/SC2305"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        var words = command.Words;
        if (words.Length > 3 && words[1].Bare is "match" or "index" && words.Length == 4 || words is [_, { Bare: "length" }, _] || words is [_, { Bare: "substr" }, _, _, _])
        {
            script.Report(this, words[1].Span, $"expr {words[1].Value} is not in POSIX, and unknown to some systems; write {(words[1].Value == "match" ? "“expr text : pattern”" : "an expansion such as ${#name} or ${name#…}")}.", code: "SC2308", severity: Severity.Info);
        }

        for (var i = 2; i + 1 < words.Length; i++)
        {
            if (words[i].Bare is ":" && words[i + 1].HasPattern)
            {
                script.Report(this, words[i + 1].Span, "Without quotes files that match take the place of the expression; quote it.", words[i + 1].IsQuoted ? null : ScriptContext.Quote(words[i + 1]), "SC2305");
            }
            else if (words[i].Bare is "*")
            {
                script.Report(this, words[i].Span, "Without quotes the names of all files take the place of *; write \\*.", new Fix("Write \\*", [new TextEdit(words[i].Span, "\\*")], FixSafety.Unsafe), "SC2304");
            }
        }

        CheckOperands(command, script);
    }

    private void CheckOperands(ShellCommand command, ScriptContext script)
    {
        var words = command.Words;
        if (command.Node.Redirections.Any(static redirection => redirection is { Operator: ">" or "<" or ">>" or "<<", Descriptor: "", Target.Bare: ['=', ..] or [>= '0' and <= '9', ..] }))
        {
            script.Report(this, command.Span, "Without quotes < and > redirect; write \\< and \\>.", code: "SC2307");
        }
        else if (words is [_, { Bare: { } only }] && script.Parent is Pipeline pipeline && pipeline.Commands[^1] != command.Node && only.All(char.IsAsciiDigit) && NextOf(command.Node, pipeline) is { Words: [{ Bare: { } next }] } && next.All(char.IsAsciiDigit))
        {
            script.Report(this, command.Span, "Without quotes | is a pipe; write \\|.", code: "SC2307");
        }
        else if ((words is [_, { Bare: { } sum }] && IsCalculation(sum)) || words is [_, { Bare: { } first }, { Bare: { Length: > 1 } second }] && first.All(char.IsAsciiDigit) && Operators.Contains(second[0]) && second.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            script.Report(this, TextSpan.FromBounds(words[1].Span.Start, words[^1].Span.End), "expr wants a blank on either side of an operator; without them this is text.", code: "SC2307");
        }
    }

    private static SimpleCommand? NextOf(SimpleCommand command, Pipeline pipeline)
    {
        for (var i = 0; i + 1 < pipeline.Commands.Length; i++)
        {
            if (pipeline.Commands[i] == command)
            {
                return pipeline.Commands[i + 1] as SimpleCommand;
            }
        }

        return null;
    }

    private static bool IsCalculation(string text) =>
        text.AsSpan().IndexOfAny(Operators) is > 0 and var at && at + 1 < text.Length && text.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0 && text.AsSpan(at + 1).IndexOfAnyExceptInRange('0', '9') < 0;
}
