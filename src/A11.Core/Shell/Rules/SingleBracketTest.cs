using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A test by <c>[</c> in a shell that has <c>[[</c>.</summary>
public sealed class SingleBracketTest : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2292", "single-bracket-test", "Use [[ ]] for tests in bash and ksh", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2292"], OptIn = true };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Words is [{ Bare: "[" }, .., { Bare: "]" }] && (script.IsBash || script.Dialect is ShellDialect.Korn))
        {
            script.Report(Descriptor, node.Span, "[ splits unquoted values and expands globs in them; [[ does not. Write [[ … ]].");
        }
    }
}
