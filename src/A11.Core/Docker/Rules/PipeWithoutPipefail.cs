using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Images;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds pipes in RUN that hide the failure of their first commands.</summary>
public sealed class PipeWithoutPipefail : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD4006", "pipe-without-pipefail", "Set pipefail for RUN instructions with a pipe", Severity.Warning, Category.FailFast)
    {
        Aliases = ["hadolint/DL4006"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (run.Shell.Contains("pipefail", StringComparison.Ordinal))
        {
            return;
        }

        var commands = run.Script.Commands;
        for (var i = 0; i + 1 < commands.Length && !SetsPipefail(commands[i]); i++)
        {
            if (CanFail(commands[i]) && !IsChecksumTest(commands[i + 1]) && !IsArgument(commands[i].Span, commands) && !IsInShellWithPipefail(commands[i].Span, commands))
            {
                context.Within(run.Map).Report(this, commands[i].Span, $"The build continues when {commands[i].Name ?? "this command"} fails: only the last command of a pipe counts. Add SHELL [\"{ImagePrograms.ShellWithPipefail(run.Stage.Base)}\", \"-o\", \"pipefail\", \"-c\"] above.");
                return;
            }
        }
    }

    /// <summary>A program whose output another one reads; those that only write what they were given have no way to fail.</summary>
    private static bool CanFail(ShellCommand command) => command is { Next: ShellOperator.Pipe, Name: not ("echo" or "printf" or "yes" or "true" or ":") };

    /// <summary>A test of checksums fails by itself when it is given none.</summary>
    private static bool IsChecksumTest(ShellCommand command) => command.Name?.EndsWith("sum", StringComparison.Ordinal) == true && command.HasFlag("-c", "--check");

    /// <summary>What another command is given as an argument, $(…), has no say in whether that fails, pipefail or not.</summary>
    private static bool IsArgument(TextSpan span, ImmutableArray<ShellCommand> commands) =>
        commands.Any(command => command.Words.Any(word => word.Expansions.Any(expansion => expansion.Span.Contains(span))));

    /// <summary><c>bash -o pipefail -c '…'</c>: the script in it is another shell's.</summary>
    private static bool IsInShellWithPipefail(TextSpan span, ImmutableArray<ShellCommand> commands) =>
        commands.Any(command => command.Span.Contains(span) && command.Span != span && command.Arguments.Any(argument => argument.Value == "pipefail"));

    private static bool SetsPipefail(ShellCommand command) => command.Name == "set" && command.Arguments.Any(argument => argument.Value == "pipefail");
}
