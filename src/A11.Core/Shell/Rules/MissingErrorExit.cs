using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A script goes on after a command that failed. Only a script that is a file decides that itself: steps, recipes and images have it decided by their host.</summary>
public sealed class MissingErrorExit : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS1001", "missing-error-exit", "Scripts should stop at the first command that fails", Severity.Warning, Category.FailFast);

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (script.Interpreter is { } interpreter && !script.IsLibrary && !StopsAtErrors(script) && script.Script.Commands.Count(command => command != script.Script.Commands[^1] && UncheckedCommands.Contain(command)) > 1)
        {
            script.Report(this, interpreter, "The script continues after a failed command and can still exit with status 0. Add “set -eu” below this line (bash: “set -euo pipefail”).");
        }
    }

    /// <summary>Whether an option or a trap stops it.</summary>
    private static bool StopsAtErrors(ScriptContext script) =>
        script.StopsAtErrors
        || script.Script.Commands.Any(static command => command.Name == "trap" && command.Arguments.Any(static argument => argument.Value == "ERR"));
}
