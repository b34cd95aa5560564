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
    public override RuleInfo Info { get; } = new("AXD6004", "signals-reach-program", "The engine's signals reach the program", Severity.Warning, Category.Correct);

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
        if (CopiedFile.Find(path.Value, stage, context) is not { } script || WaitingCommand(script) is not { } command)
        {
            return;
        }

        var place = script.Text.GetPosition(command.Span.Start);
        var written = script.Text[command.Span].ToString();
        context.Report(
            this,
            path.Span,
            $"Line {place.Line} of {script.Path} starts {written} without exec, so the shell stays the first process and passes on no signal: the program is killed after ten seconds instead of being asked to stop; write “exec {written}”.",
            related: [new RelatedLocation(script.Path, place, script.Text.GetPosition(command.Span.End), "The command that lacks exec")]);
    }

    private static ShellCommand? WaitingCommand(SourceFile script)
    {
        var commands = ShellParser.Parse(script.Text.Content).Commands;
        return commands is [.., { Depth: 0, Words: [{ Value: "$@" or "$*" }, ..] } last]
            && !script.Text[last.Span].StartsWith("exec", StringComparison.Ordinal)
            && !commands.Any(command => command.Name == "trap")
            && (commands.Length < 2 || commands[^2].Next == ShellOperator.Sequence)
            ? last
            : null;
    }

    /// <summary>A shell that starts programs in the background and does not stop them.</summary>
    private void CheckBackground(Instruction start, Stage stage, DockerfileModel file, RuleContext context)
    {
        var commands = InstructionCommands.Of(start, stage, file.Syntax.Source);
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
