using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>A command is substituted by dollar and parentheses.</summary>
public sealed class UseParentheses : ShellNodeRule<CommandSubstitution>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXS2006", "use-dollar-parentheses", "A command is substituted by dollar and parentheses", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2006"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override void Visit(CommandSubstitution node, ScriptContext script)
    {
        if (node.Form is not SubstitutionForm.Backquotes || node.Span.Length < 3)
        {
            return;
        }

        var inner = script.Script.Text.Substring(node.Span.Start + 1, node.Span.Length - 2);
        var isPlain = !inner.Contains('\\', StringComparison.Ordinal) && script.Script.Text[node.Span.End - 1] == '`' && !node.Body.IsEmpty;
        if (!node.Body.IsEmpty)
        {
            script.Report(this, node.Span, "In backquotes each backslash means something else and nesting needs more of them; write $( … ).", isPlain ? new Fix("Write $( … )", [new TextEdit(node.Span, inner.StartsWith('(') ? $"$( {inner})" : $"$({inner})")]) : null);
        }
    }
}
