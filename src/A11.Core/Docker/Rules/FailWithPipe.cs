using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>A RUN fails when the first program of a pipe does.</summary>
public sealed class FailWithPipe : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD4006", "pipefail", "A RUN fails when the first program of a pipe does", Severity.Warning, Category.FailFast)
    {
        Aliases = ["hadolint/DL4006"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (!run.Shell.Contains("pipefail", StringComparison.Ordinal) && run.Script.Commands.FirstOrDefault(CanFailUnseen) is { } command && !SetsPipefail(run.Script, command))
        {
            context.Within(run.Map).Report(this, command.Span, $"Only the last program of a pipe decides whether the RUN failed, so the build goes on when {command.Name ?? "this one"} fails; put SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"] above it, or write to a file first.");
        }
    }

    /// <summary>A program whose output another one reads; those that only write what they were given have no way to fail.</summary>
    private static bool CanFailUnseen(ShellCommand command) => command is { Next: ShellOperator.Pipe, Name: not ("echo" or "printf" or "yes" or "true" or ":") };

    private static bool SetsPipefail(ShellScript script, ShellCommand before) => script.Commands.TakeWhile(command => command != before).Any(command =>
        command.Name == "set" && command.Arguments.Any(argument => argument.Value == "pipefail"));
}
