using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for a shell that stays the container's first process because several commands are its script.</summary>
public sealed class UnstoppableCommandList : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6051", "unstoppable-command-list", "A shell that starts the program should replace itself by it", Severity.Warning, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (file.Final is not { } final || (final.Last("ENTRYPOINT") ?? final.Last("CMD")) is not { IsExec: true } start || !final.Instructions.Contains(start))
        {
            return;
        }

        var commands = InstructionCommands.Read(start, final, file);
        if (commands.Commands.Length < 2 || commands.Commands.Any(static command => command.Name is "trap" or "wait" or "tini" or "dumb-init" or "supervisord" || command.Next == ShellOperator.Background))
        {
            return;
        }

        // The last command takes the shell's place only where it says so.
        if (commands.Commands[^1] is { Depth: 0, Name: { } name and not ("[" or "test" or "exit" or "echo" or "printf" or "true" or "false" or ":") } last && last.Node.Words is [{ Value: not "exec" }, ..])
        {
            context.Within(commands.Map).Report(this, last.Span, $"The shell stays the first process and passes no signal on, so {name} is killed instead of stopped. Write exec {name} ….");
        }
    }
}
