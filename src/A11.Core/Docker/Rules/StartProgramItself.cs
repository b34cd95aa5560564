using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>The container starts the program, not a package manager that starts it.</summary>
public sealed class StartProgramItself : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6013", "start-program-itself", "The container starts the program, not a package manager that starts it", Severity.Info, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (file.Final is not { } final || Workplace.Is(final, context) || (final.Last("ENTRYPOINT") ?? final.Last("CMD")) is not { IsExec: true } start)
        {
            return;
        }

        if (InstructionCommands.Of(start, final, file) is { Commands: [{ Name: "npm" or "yarn" or "pnpm", Subcommand: "start" or "run" or "run-script" } command] } commands && !command.Operands.Any(operand => operand.Value.Contains("dev", StringComparison.Ordinal)))
        {
            var script = command.Operands.ElementAtOrDefault(command.Subcommand == "start" ? 0 : 1)?.Value ?? "start";
            context.Within(commands.Map).Report(this, command.Words[0].Span.Union(command.Operands.First().Span), $"{command.Name} stays in front of the program, takes memory and may keep the engine's signals to itself, so that the program is killed instead of stopped; write what the script “{script}” runs, as in CMD [\"node\", \"server.js\"].");
        }
    }
}
