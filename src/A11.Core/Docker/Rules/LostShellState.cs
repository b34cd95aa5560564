using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for RUNs that only change the shell, which ends with them.</summary>
public sealed class LostShellState : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6046", "lost-shell-state", "A RUN must change more than its own shell", Severity.Warning, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        var commands = run.Script.Commands;
        if (run.IsExec || commands.IsEmpty || commands.All(static command => command.Name == "cd") || !commands.All(ChangesShell))
        {
            return;
        }

        var first = commands.First(static command => command.Name != "cd");
        context.Within(run.Map).Report(this, first.Span.Union(commands[^1].Span), $"This changes only the shell of this RUN and is lost when it ends. {AdviceFor(first)}");
    }

    private static bool ChangesShell(ShellCommand command) => command is { Depth: 0, Node.Redirections.IsEmpty: true } && (command.Words.IsEmpty
        || command.Name is "cd" or "alias" or "unalias" or "umask" or "unset" or "set" or "shopt" or "hash"
            || (command.Name is "export" or "ulimit" && command.Arguments.Any(static word => word.Value is not "-p"))
            || (command.Name is "." or "source" && command.Operands.FirstOrDefault()?.Value.EndsWith("/activate", StringComparison.Ordinal) == true));

    private static string AdviceFor(ShellCommand command) => command.Name switch
    {
        "." or "source" => "Put the environment's bin directory on the PATH: ENV PATH=/venv/bin:$PATH",
        "umask" or "ulimit" or "set" or "shopt" => "Write it in the RUN that needs it.",
        "alias" or "unalias" or "hash" => "Write it in the RUN that needs it, or to a file that the shell reads.",
        _ => "Use ENV, or write it in the RUN that needs it.",
    };
}
