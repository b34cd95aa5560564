using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The shell times without options.</summary>
public sealed class TimeByKeyword : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2023", "time-by-keyword", "The shell times without options", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2023"],
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (script.Dialect is ShellDialect.Bash && node.Words is [{ Bare: "time" }, { Bare: ['-', _, ..] option } first, ..] && node.Assignments.IsEmpty && option is not ("--" or "-p"))
        {
            script.Report(this, first.Span, $"time is the shell's own here, which knows no {option} and runs it as a command; write “command time {option}”.");
        }
    }
}
