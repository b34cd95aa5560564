using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Finds containers that start their program through a package manager.</summary>
public sealed class PackageManagerAsProcess : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6013", "package-manager-as-process", "Containers should start the program directly, without a package manager", Severity.Info, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (file.Final is not { } final || DevelopmentImage.Is(final, context) || (final.Last("ENTRYPOINT") ?? final.Last("CMD")) is not { IsExec: true } start)
        {
            return;
        }

        if (InstructionCommands.Read(start, final, file) is { Commands: [{ Name: "npm" or "yarn" or "pnpm", Subcommand: "start" or "run" or "run-script" } command] } commands && !command.Operands.Any(operand => operand.Value.Contains("dev", StringComparison.Ordinal)))
        {
            var script = command.Operands.ElementAtOrDefault(command.Subcommand == "start" ? 0 : 1)?.Value ?? "start";
            context.Within(commands.Map).Report(this, command.Words[0].Span.Union(command.Operands.First().Span), $"{command.Name} is the main process, uses memory and may not forward signals to the program. Start what the script {script} runs, for example {start.Name} [\"node\", \"server.js\"].");
        }
    }
}
