using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A script stops at the first command that fails.</summary>
public sealed class StopAtFirstError : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS1001", "stop-at-first-error", "A script stops at the first command that fails", Severity.Warning, Category.FailFast);

    /// <inheritdoc/>
    public override void Visit(ScriptFile script, RuleContext context)
    {
        if (script.Interpreter is { } interpreter && !script.IsLibrary && !script.StopsAtErrors && script.Syntax.Commands.Count(command => !IsLast(command, script) && UncheckedCommands.Contain(command)) > 1)
        {
            context.Report(this, interpreter, "After a command that fails the script goes on with half of the work done, and ends as if all were well; write “set -eu” below this line, in bash “set -euo pipefail”.");
        }
    }

    private static bool IsLast(ShellCommand command, ScriptFile script) => command == script.Syntax.Commands[^1];
}
