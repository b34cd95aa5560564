using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>The dollar stands inside of the quotes.</summary>
public sealed class PutDollarInQuotes : ShellNodeRule<DoubleQuotedPart>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2247", "put-dollar-in-quotes", "The dollar stands inside of the quotes", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2247", "shellcheck/SC2256"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    protected override void Visit(DoubleQuotedPart node, ScriptContext script)
    {
        if (!node.IsLocalized || node.Parts is not [LiteralPart { IsEscaped: false } only])
        {
            return;
        }

        if (only.Value is ['(', _, .., ')'] or ['{', _, .., '}'])
        {
            Report(node, only.Value, "SC2247", script);
        }
        else if (script.Variables.WritesOf(only.Value).Any())
        {
            Report(node, only.Value, "SC2256", script);
        }
    }

    private void Report(DoubleQuotedPart node, string text, string code, ScriptContext script) =>
        script.Report(this, node.Span, $"$\"…\" is text that is looked up in a translation, and nothing in it is expanded here; write \"${text}\".", new Fix("Put the dollar into the quotes", [new TextEdit(new TextSpan(node.Span.Start, 2), "\"$")], FixSafety.Unsafe), code);
}
