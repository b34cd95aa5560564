using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Finds comparisons of <c>[ … ]</c> where the shell calculates.</summary>
public sealed class TestOperatorInArithmetic : ShellNodeRule<ArithmeticText>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS1106", "test-operator-in-arithmetic", "Compare with < and > in arithmetic", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC1106"] };

    /// <inheritdoc/>
    protected override void Visit(ArithmeticText node, ScriptContext script)
    {
        // “a -lt” is a difference; it is an error where a second operand follows.
        if (node.Expression is not null)
        {
            return;
        }

        foreach (var part in node.Parts)
        {
            if (part is LiteralPart { IsEscaped: false } text && Find(text.Value) is { } found)
            {
                script.Report(this, new TextSpan(text.Span.Start + found.Start, 3), $"-{found.Name} is an operator of [ … ]; here it is a syntax error. Write {found.Operator}.");
                return;
            }
        }
    }

    private static (int Start, string Name, string Operator)? Find(string text)
    {
        for (var i = 0; i + 3 < text.Length; i++)
        {
            if (text[i] == '-' && (i == 0 || char.IsWhiteSpace(text[i - 1])) && char.IsWhiteSpace(text[i + 3]) && OperatorOf(text.AsSpan(i + 1, 2)) is { } better)
            {
                return (i, text.Substring(i + 1, 2), better);
            }
        }

        return null;
    }

    private static string? OperatorOf(ReadOnlySpan<char> name) => name switch { "lt" => "<", "le" => "<=", "gt" => ">", "ge" => ">=", "eq" => "==", "ne" => "!=", _ => null };
}
