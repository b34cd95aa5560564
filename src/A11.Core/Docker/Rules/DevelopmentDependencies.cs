using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for dependencies of development in the image that runs.</summary>
public sealed class DevelopmentDependencies : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6042", "development-dependencies", "Development dependencies should stay out of the final stage", Severity.Info, Category.Small);

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (!stage.IsShipped || (file.Final!.Last("CMD") ?? file.Final.Last("ENTRYPOINT")) is null || DevelopmentImage.Is(file.Final, context) || DebugServer.IsStartedBy(file.Final, file))
        {
            return;
        }

        var runs = stage.Instructions.Where(static instruction => instruction.Is("RUN")).Select(file.FindRun).OfType<DockerRun>().ToArray();

        // What builds here needs them here; that it is built in the stage that runs is another finding.
        if (runs.Any(static run => run.Script.Commands.Any(static command => Removes(command) || Builds(command))))
        {
            return;
        }

        foreach (var run in runs)
        {
            foreach (var command in run.Script.Commands)
            {
                if (OptionFor(command, run) is { } option)
                {
                    context.Within(run.Map).Report(this, command.Words[0].Span.Union(command.Operands.First().Span), $"{command.Name} {command.Subcommand} also installs what only development needs. Add {option}.");
                }
            }
        }
    }

    /// <summary>The option that leaves them out (the documentation of each program); null where nothing is installed, or it is given.</summary>
    private static string? OptionFor(ShellCommand command, DockerRun run) => (command.Name, command.Subcommand) switch
    {
        ("npm", "ci" or "install" or "i") when command.Operands.Count() == 1 => Is(run, "NODE_ENV", "production") || command.HasFlag("--omit", "--production", "--only", "-g", "--global", "--package-lock-only") ? null : "--omit=dev",
        ("pnpm", "install" or "i") => Is(run, "NODE_ENV", "production") || command.HasFlag("--prod", "-P", "--production") ? null : "--prod",
        ("composer", "install") => Is(run, "COMPOSER_NO_DEV", "1") || command.HasFlag("--no-dev") ? null : "--no-dev",
        ("poetry", "install") => command.HasFlag("--only", "--without", "--no-dev") ? null : "--only main",
        ("uv", "sync") => Is(run, "UV_NO_DEV", "1") || command.HasFlag("--no-dev", "--no-group", "--no-default-groups", "--only-group") ? null : "--no-dev",
        _ => null,
    };

    private static bool Is(DockerRun run, string name, string value) => run.State.Variables.Find(name)?.Value == value;

    private static bool Removes(ShellCommand command) => command.Name is "npm" or "pnpm" or "yarn" && command.Subcommand is "prune";

    private static bool Builds(ShellCommand command) =>
        (command.Name is "npm" or "pnpm" or "yarn" or "bun" && command.Operands.Any(static operand => operand.Value.Contains("build", StringComparison.Ordinal) || operand.Value.Contains("compile", StringComparison.Ordinal) || operand.Value is "test"))
        || command.Name is "tsc" or "vite" or "webpack" or "ng" or "npx" or "make" or "gulp" or "grunt";
}
