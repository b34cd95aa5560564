using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at ranges in braces whose ends are expansions.</summary>
public sealed class BraceRanges : ShellNodeRule<ShellWord>
{
    private static readonly SearchValues<char> RangeCharacters = SearchValues.Create("0123456789.-+abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly CheckDescriptor VariableInRange = new("AXS2051", "variable-in-brace-range", "Don't use variables in brace ranges", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2051"],
    };

    private static readonly CheckDescriptor UnquotedRangeInEval = new("AXS2175", "unquoted-range-in-eval", "Quote brace ranges that eval expands", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2175"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => VariableInRange;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [VariableInRange, UnquotedRangeInEval];

    /// <inheritdoc/>
    protected override void Visit(ShellWord node, ScriptContext script)
    {
        if (node.Parts.Length < 2 || script.IsPosix || script.Dialect is ShellDialect.Korn || script.Parent is not (SimpleCommand or ForCommand) || RangeIn(node, script) is not { } range)
        {
            return;
        }

        if (script.Parent is SimpleCommand { Name: "eval" })
        {
            script.Report(UnquotedRangeInEval, range, "bash does not expand this range; only eval does. Quote the argument of eval to show that this is intended.");
        }
        else
        {
            script.Report(VariableInRange, range, "bash expands braces before variables, so this range stays one word. Use for ((i = 1; i <= n; i++)) or seq.");
        }
    }

    /// <summary>The first <c>{a..b}</c> whose ends are not all fixed.</summary>
    private static TextSpan? RangeIn(ShellWord word, ScriptContext script)
    {
        for (var i = 0; i < word.Parts.Length; i++)
        {
            if (word.Parts[i] is LiteralPart { IsEscaped: false } literal && literal.Value.Length == literal.Span.Length && literal.Value.LastIndexOf('{') is >= 0 and var open && Close(word, i, open) is { } end)
            {
                var span = TextSpan.FromBounds(literal.Span.Start + open, end);
                return script.Script.Text.AsSpan(span.Start, span.Length).Contains(',') ? null : span;
            }
        }

        return null;
    }

    /// <summary>Where the braces close that open in a part; null where they hold no range between plain text and expansions.</summary>
    private static int? Close(ShellWord word, int index, int open)
    {
        var (dots, expansions) = (0, 0);
        for (var i = index; i < word.Parts.Length; i++)
        {
            if (word.Parts[i] is ParameterExpansion { IsList: false } or ArithmeticExpansion or CommandSubstitution)
            {
                expansions++;
                continue;
            }

            if (word.Parts[i] is not LiteralPart { IsEscaped: false } literal)
            {
                return null;
            }

            var text = literal.Value.AsSpan(i == index ? open + 1 : 0);
            var close = text.IndexOf('}');
            dots += Dots(close >= 0 ? text[..close] : text);
            if (close >= 0)
            {
                return dots is 1 or 2 && expansions > 0 ? literal.Span.End - text.Length + close + 1 : null;
            }

            if (text.IndexOfAnyExcept(RangeCharacters) >= 0)
            {
                return null;
            }
        }

        return null;
    }

    private static int Dots(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = text.IndexOf(".."); at >= 0; text = text[(at + 2)..], at = text.IndexOf(".."))
        {
            count++;
        }

        return count;
    }
}
