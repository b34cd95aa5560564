using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>The operands and operators of <c>expr</c>.</summary>
public sealed class ExprOperands() : ShellCommandRule("expr")
{
    private static readonly SearchValues<char> Operators = SearchValues.Create("+-*/%<>=|&");

    private static readonly CheckDescriptor UnescapedMultiplication = new("AXS2304", "unescaped-expr-multiplication", "Escape * as an operator of expr", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2304"], Fix = FixSafety.Unsafe };

    private static readonly CheckDescriptor UnquotedPattern = new("AXS2305", "unquoted-expr-pattern", "Quote the regular expression of expr", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2305"], Fix = FixSafety.Unsafe };

    private static readonly CheckDescriptor UnquotedGlob = new("AXS2306", "unquoted-glob-in-expr", "Escape globs in the arguments of expr", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2306"], Fix = FixSafety.Unsafe };

    private static readonly CheckDescriptor UnseparatedOperator = new("AXS2307", "unseparated-expr-operator", "Operators of expr should be separate, escaped arguments", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2307"] };

    private static readonly CheckDescriptor NonstandardFunction = new("AXS2308", "nonstandard-expr-function", "Use expr functions that POSIX defines", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2308"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => UnseparatedOperator;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [UnescapedMultiplication, UnquotedPattern, UnquotedGlob, UnseparatedOperator, NonstandardFunction];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        var words = command.Words;
        if (words is [_, { Bare: "match" or "index" }, _, _] or [_, { Bare: "length" }, _] or [_, { Bare: "substr" }, _, _, _])
        {
            var function = words[1].Value;
            script.Report(NonstandardFunction, words[1].Span, $"expr {function} isn't in POSIX, and some systems lack it. Use {GetReplacement(function)}.");
        }

        for (var i = 1; i < words.Length; i++)
        {
            if (words[i].HasPattern && words[i].Bare is not "*" && words[i - 1].Value is not ":")
            {
                script.Report(UnquotedGlob, words[i].Span, $"Without quotes, names of matching files replace {words[i].Raw}. Quote it.", words[i].IsQuoted ? null : ScriptContext.Quote(words[i]));
            }
        }

        for (var i = 2; i + 1 < words.Length; i++)
        {
            if (words[i].Bare is ":" && words[i + 1].HasPattern)
            {
                script.Report(UnquotedPattern, words[i + 1].Span, "Without quotes, names of matching files can replace this regular expression. Quote it.", words[i + 1].IsQuoted ? null : ScriptContext.Quote(words[i + 1]));
            }
            else if (words[i].Bare is "*")
            {
                script.Report(UnescapedMultiplication, words[i].Span, "Without a backslash, the names of all files replace *. Write \\*.", new Fix("Escape *", [new TextEdit(words[i].Span, "\\*")], FixSafety.Unsafe));
            }
        }

        CheckOperands(command, script);
    }

    private static string GetReplacement(string function) => function switch
    {
        "match" => "expr text : regex",
        "length" => "${#name}",
        _ => "a parameter expansion such as ${name#pattern}",
    };

    private static void CheckOperands(ShellCommand command, ScriptContext script)
    {
        var words = command.Words;
        if (command.Node.Redirections.Any(static redirection => redirection is { Operator: ">" or "<" or ">>" or "<<", Descriptor: "", Target.Bare: ['=', ..] or [>= '0' and <= '9', ..] }))
        {
            script.Report(UnseparatedOperator, command.Span, "Without a backslash, < and > redirect. Write \\< and \\>.");
        }
        else if (words is [_, { Bare: { } only }] && script.Parent is Pipeline pipeline && only.All(char.IsAsciiDigit)
            && GetNext(command.Node, pipeline) is { Words: [{ Bare: { } next }] } && next.All(char.IsAsciiDigit))
        {
            script.Report(UnseparatedOperator, command.Span, "Without a backslash, | starts a pipeline. Write \\|.");
        }
        else if (words is [_, { ConstantValue: { } alone }] && !alone.StartsWith("--", StringComparison.Ordinal) && !IsCalculation(alone) && !words[1].HasPattern)
        {
            script.Report(UnseparatedOperator, words[1].Span, "expr prints a single argument as it is. Put spaces around the operator, so that each is an argument, or use $((…)).");
        }
        else if ((words is [_, { Bare: { } sum }] && IsCalculation(sum))
            || words is [_, { Bare: { } first }, { Bare: { Length: > 1 } second }] && first.All(char.IsAsciiDigit) && Operators.Contains(second[0]) && second.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            script.Report(UnseparatedOperator, TextSpan.FromBounds(words[1].Span.Start, words[^1].Span.End), "expr doesn't calculate this, because the operator isn't a separate argument. Put spaces around it, or use $((…)).");
        }
    }

    private static SimpleCommand? GetNext(SimpleCommand command, Pipeline pipeline)
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
