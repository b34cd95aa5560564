using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for containers that build their program each time they start.</summary>
public sealed class RunFromSources : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6048", "run-from-sources", "Containers should start a program that is built", Severity.Warning, Category.Fast);

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (file.Final is not { } final || DevelopmentImage.Is(final, context))
        {
            return;
        }

        foreach (var start in new[] { final.Last("ENTRYPOINT"), final.Last("CMD") }.OfType<Instruction>().Where(final.Instructions.Contains))
        {
            var commands = InstructionCommands.Read(start, final, file);
            if (commands.Commands.FirstOrDefault(static command => InsteadOf(command) is not null) is { } command)
            {
                context.Within(commands.Map).Report(this, command.Words[0].Span.Union(command.Operands.First().Span), $"{command.Name} {command.Subcommand} builds the program each time the container starts. {InsteadOf(command)}");
            }
        }
    }

    private static string? InsteadOf(ShellCommand command) => (command.Name, command.Subcommand) switch
    {
        ("dotnet", "run") when !command.HasFlag("--no-build") => "Use dotnet publish in an earlier stage, and start the result on the aspnet or runtime image.",
        ("go", "run") => "Use go build in an earlier stage, and start the program.",
        ("cargo", "run") => "Use cargo build --release in an earlier stage, and start the program.",
        ("mvn" or "mvnw", "spring-boot:run" or "quarkus:dev") or ("gradle" or "gradlew", "bootRun" or "run") => "Build the archive in an earlier stage, and start it with java -jar.",
        _ => null,
    };
}
