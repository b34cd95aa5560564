using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds here-documents of RUN that continue after a command that fails.</summary>
public sealed class UncheckedHereDocument : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD4007", "unchecked-here-document", "A here-document of RUN should stop at the first error", Severity.Warning, Category.FailFast);

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (run.Run.HereDocuments.IsEmpty || run.Script.Root.Items.Length == 0 || ShellInvocation.Parse(run.Shell.Split(' ', StringSplitOptions.RemoveEmptyEntries))?.StopsAtErrors == true)
        {
            return;
        }

        var commands = run.Script.Commands;
        var last = run.Script.Root.Items[^1].Statement.Span;
        if (!commands.Any(StopsAtErrors) && commands.FirstOrDefault(command => command.Depth == 0 && command.Span.End <= last.Start && UncheckedCommands.Contain(command)) is { } first)
        {
            context.Report(this, run.Run.Keyword, $"The build continues when {first.Name} in this here-document fails: only its last command counts. Write “set -e” on its first line.");
        }
    }

    private static bool StopsAtErrors(ShellCommand command) =>
        command.Name == "set" && (command.HasFlag("-e") || command.Arguments.Any(argument => argument.Value == "errexit"))
        || (command.Name == "trap" && command.Operands.Any(operand => operand.Value == "ERR"));
}
