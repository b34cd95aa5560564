using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>CMD and ENTRYPOINT are written in exec form.</summary>
public sealed class UseExecForm : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3025", "exec-form", "CMD and ENTRYPOINT are written in exec form", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3025", "buildkit/JSONArgsRecommended"],
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction.Name is "CMD" or "ENTRYPOINT" && !instruction.IsExec && instruction.Arguments.Length > 0 && stage.Last("SHELL") is null)
        {
            var why = instruction.IsBrokenExec
                ? "is meant as a JSON array but is none (strings are in double quotes, a comma stands between two), so a shell gets its text"
                : "starts a shell, which keeps the stop signal to itself, so that the container is killed after its grace period";
            context.Report(this, instruction.ArgumentsSpan, $"This {instruction.Name} {why}; write [\"program\", \"argument\"].");
        }
    }
}
