using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Repositories;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>The engine's signals reach the program.</summary>
public sealed class LetSignalsThrough : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6004", "signals-reach-program", "The engine's signals reach the program", Severity.Warning, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage != file.Final)
        {
            return;
        }

        var entrypoint = stage.Last("ENTRYPOINT");
        if (entrypoint is not null && stage.Instructions.Contains(entrypoint))
        {
            CheckScript(entrypoint, stage, context);
        }

        if ((entrypoint ?? stage.Last("CMD")) is { IsExec: true } start && stage.Instructions.Contains(start))
        {
            CheckBackground(start, stage, file, context);
        }
    }

    /// <summary>A script of the repository that ends with <c>"$@"</c> instead of <c>exec "$@"</c> stays the first process, and sh passes on no signal.</summary>
    private void CheckScript(Instruction entrypoint, Stage stage, RuleContext context)
    {
        if (!entrypoint.IsExec || entrypoint.Words.IsEmpty)
        {
            return;
        }

        var isRunByShell = entrypoint.Words[0].Value is "sh" or "bash" or "/bin/sh" or "/bin/bash" && entrypoint.Words.Length > 1;
        var path = entrypoint.Words[isRunByShell ? 1 : 0];
        if (CopiedFile.Find(path.Value, stage, context) is not { } script)
        {
            return;
        }

        var commands = ShellParser.Parse(script.Text.Content).Commands;
        if (commands.Any(command => command.Name == "trap"))
        {
            return;
        }

        if (WaitingCommand(commands, script) is { } waiting)
        {
            var written = script.Text[waiting.Span].ToString();
            Report(waiting, $"starts {written} without exec, so the shell stays the first process and passes on no signal: the program is killed after ten seconds instead of being asked to stop; write “exec {written}”.", "The command that lacks exec");
        }
        else if (OrphanedCommand(commands, script) is { } orphaned)
        {
            Report(orphaned, $"leaves {orphaned.Name} running beside the program that takes the script's place and knows nothing of it: no signal reaches {orphaned.Name}, nothing waits for it or its children, and when it dies nobody notices; give it a container of its own, or start the script by an init (tini, dumb-init, “docker run --init”).", "The command that is left running");
        }

        void Report(ShellCommand command, string message, string role)
        {
            var place = script.Text.GetPosition(command.Span.Start);
            context.Report(this, path.Span, $"Line {place.Line} of {script.Path} {message}", related: [new RelatedLocation(script.Path, place, script.Text.GetPosition(command.Span.End), role)]);
        }
    }

    private static ShellCommand? WaitingCommand(ImmutableArray<ShellCommand> commands, SourceFile script) =>
        commands is [.., { Depth: 0, Words: [{ Value: "$@" or "$*" }, ..] } last]
        && !IsExec(last, script)
        && (commands.Length < 2 || commands[^2].Next == ShellOperator.Sequence)
            ? last
            : null;

    /// <summary>A program in the background of a script that ends in exec, and so can't wait for it.</summary>
    private static ShellCommand? OrphanedCommand(ImmutableArray<ShellCommand> commands, SourceFile script) =>
        !commands.IsEmpty && IsExec(commands[^1], script) && !commands.Any(command => command.Name is "wait" or "kill")
            ? commands.FirstOrDefault(command => command is { Depth: 0, Next: ShellOperator.Background, Name: not null and not "sleep" })
            : null;

    private static bool IsExec(ShellCommand command, SourceFile script) => script.Text[command.Span].StartsWith("exec ", StringComparison.Ordinal);

    /// <summary>A shell that starts programs in the background and does not stop them.</summary>
    private void CheckBackground(Instruction start, Stage stage, DockerfileModel file, RuleContext context)
    {
        var commands = InstructionCommands.Of(start, stage, file);
        if (!commands.HasShell || commands.Commands.Any(command => command.Name == "trap"))
        {
            return;
        }

        if (commands.Commands.FirstOrDefault(command => command is { Next: ShellOperator.Background, Name: not null and not "sleep" }) is { } background && background != commands.Commands[^1])
        {
            context.Within(commands.Map).Report(this, background.Span, $"{background.Name} runs in the background of a shell: no signal reaches it, and when it dies nobody notices and the container goes on as if it worked; give it a container of its own, or an init that watches both.");
        }
    }
}
