using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>bash tests by double brackets.</summary>
public sealed class TestByDoubleBrackets : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2292", "test-by-double-brackets", "bash tests by double brackets", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2292"],
        OptIn = true,
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Words is [{ Bare: "[" }, .., { Bare: "]" }] && script.Dialect is ShellDialect.Bash or ShellDialect.Korn)
        {
            script.Report(this, node.Span, "[[ … ]] neither splits values nor looks for files, and knows && and patterns; write it where bash reads the script.");
        }
    }
}
