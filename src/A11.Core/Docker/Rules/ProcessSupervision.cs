using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Repositories;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Whether signals of the engine reach the programs of a container, and something notices when one exits.</summary>
public sealed class ProcessSupervision : DockerRule
{
    private static readonly CheckDescriptor WithoutExec = new("AXD6004", "entrypoint-without-exec", "Entrypoint scripts should start the program with exec", Severity.Warning, Category.Correct);

    private static readonly CheckDescriptor Unsupervised = new("AXD6017", "unsupervised-background-process", "Background processes should be supervised", Severity.Warning, Category.Correct);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => WithoutExec;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [WithoutExec, Unsupervised];

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

    /// <summary>A script of the repository that ends with <c>"$@"</c> instead of <c>exec "$@"</c> stays the main process, and sh forwards no signal.</summary>
    private static void CheckScript(Instruction entrypoint, Stage stage, RuleContext context)
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
            Report(WithoutExec, waiting, $"starts {written} without exec, so the shell gets SIGTERM and does not forward it. Write exec {written}", "The command without exec");
        }
        else if (OrphanedCommand(commands, script) is { } orphaned)
        {
            Report(Unsupervised, orphaned, $"leaves {orphaned.Name} in the background, where it gets no signals and its exit goes unnoticed. Run it in its own container, or use an init such as tini.", "The background command");
        }

        void Report(CheckDescriptor check, ShellCommand command, string message, string role)
        {
            var place = script.Text.GetPosition(command.Span.Start);
            context.Report(check, path.Span, $"Line {place.Line} of {script.Path} {message}", related: [new RelatedLocation(script.Path, place, script.Text.GetPosition(command.Span.End), role)]);
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

    /// <summary>A shell that starts programs in the background and does not wait for them.</summary>
    private static void CheckBackground(Instruction start, Stage stage, DockerfileModel file, RuleContext context)
    {
        var commands = InstructionCommands.Read(start, stage, file);
        if (commands.Commands.Any(command => command.Name == "trap"))
        {
            return;
        }

        if (commands.Commands.FirstOrDefault(command => command is { Next: ShellOperator.Background, Name: not null and not "sleep" }) is { } background && background != commands.Commands[^1])
        {
            context.Within(commands.Map).Report(Unsupervised, background.Span, $"{background.Name} runs in the background, where it gets no signals and its exit goes unnoticed. Run it in its own container, or use a process supervisor.");
        }
    }
}
