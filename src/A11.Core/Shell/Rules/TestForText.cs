using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>A test says what it asks of a text.</summary>
public sealed class TestForText : ShellNodeRule<ConditionWord>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXS2243", "test-for-text", "A test says what it asks of a text", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2243", "shellcheck/SC2244"],
        Fix = FixSafety.Safe,
        OptIn = true,
    };

    /// <inheritdoc/>
    protected override void Visit(ConditionWord node, ScriptContext script)
    {
        if (node.Word.AllParts.Any(static pair => pair.Part is CommandSubstitution))
        {
            script.Report(this, node.Span, "This asks whether the output is not empty; write -n, or run the command without a test to ask whether it succeeds.", code: "SC2243");
        }
        else if (!node.Word.Expansions.IsEmpty)
        {
            script.Report(this, node.Span, "This asks whether the value is not empty; write -n.", new Fix("Write -n", [new TextEdit(new TextSpan(node.Span.Start, 0), "-n ")]), "SC2244");
        }
    }
}
