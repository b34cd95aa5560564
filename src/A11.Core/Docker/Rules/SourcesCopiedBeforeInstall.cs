using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds installs of dependencies that any change to a source file repeats.</summary>
public sealed class SourcesCopiedBeforeInstall : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD0005", "sources-copied-before-install", "Install dependencies before copying the sources", Severity.Warning, Category.Fast);

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        Instruction? copy = null;
        foreach (var instruction in stage.Instructions)
        {
            if (CopiesEverything(instruction))
            {
                copy = instruction;
            }
            else if (instruction.Is("RUN") && InstructionCommands.Read(instruction, stage, file).Commands.Any(InstallsDependencies))
            {
                Report(copy, instruction, context);
                return;
            }
        }
    }

    private void Report(Instruction? copy, Instruction install, RuleContext context)
    {
        // With a cache mount an install after a change fetches nothing anew.
        if (copy is not null && !install.Mounts.Any(mount => mount.Type == "cache"))
        {
            var line = context.File.Text.GetPosition(install.Span.Start).Line;
            context.Report(this, copy.Span, $"Any changed file makes line {line} reinstall all dependencies. Copy the manifest and the lock file first, install, then copy the rest.");
        }
    }

    private static bool CopiesEverything(Instruction instruction) =>
        instruction.Name is "COPY" or "ADD" && instruction.Flag("from") is null && instruction.Words.Length >= 2 && instruction.Words[..^1].Any(source => source.Value is "." or "./");

    private static bool InstallsDependencies(ShellCommand command) => command switch
    {
        { Name: "npm", Subcommand: "ci" or "install" or "i" } => command.Operands.Count() == 1 && !command.HasFlag("-g", "--global"),
        { Name: "yarn", Subcommand: "install" or null } => !command.HasFlag("--version"),
        { Name: "pnpm" or "bun", Subcommand: "install" or "i" } => command.Operands.Count() == 1 && !command.HasFlag("-g", "--global"),
        { Name: "pip" or "pip3", Subcommand: "install" } => command.HasFlag("-r", "--requirement"),
        { Name: "uv", Subcommand: "sync" } or { Name: "poetry", Subcommand: "install" } or { Name: "pipenv", Subcommand: "install" or "sync" } => true,
        { Name: "dotnet", Subcommand: "restore" } or { Name: "bundle", Subcommand: "install" } or { Name: "composer", Subcommand: "install" } => true,
        { Name: "go", Subcommand: "mod" } => command.Operands.Skip(1).Any(operand => operand.Value == "download"),
        _ => false,
    };
}
