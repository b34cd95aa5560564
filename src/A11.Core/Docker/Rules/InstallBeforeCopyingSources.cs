using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Dependencies are installed before the sources are copied.</summary>
public sealed class InstallBeforeCopyingSources : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD0005", "install-before-copying", "Dependencies are installed before the sources are copied", Severity.Warning, Category.Fast);

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        var copy = stage.Instructions.TakeWhile(instruction => !InstallsDependencies(instruction)).LastOrDefault(CopiesEverything);
        var install = copy is null ? null : stage.Instructions.SkipWhile(instruction => instruction != copy).FirstOrDefault(InstallsDependencies);
        if (install is not null)
        {
            var at = context.File.Text.GetPosition(install.Span.Start).Line;
            context.Report(this, copy!.Span, $"Every change of any file makes line {at} install all dependencies anew; copy the manifest and the lock file first, install, and copy the rest after that.");
        }
    }

    private static bool CopiesEverything(Instruction instruction) =>
        instruction.Is("COPY") && instruction.Flag("from") is null && instruction.Words.Length >= 2 && instruction.Words[..^1].Any(source => source.Value is "." or "./");

    private static bool InstallsDependencies(Instruction instruction) =>
        instruction.Is("RUN") && ShellParser.Parse(instruction.Arguments).Commands.Any(command => command switch
        {
            { Name: "npm", Subcommand: "ci" or "install" or "i" } => command.Operands.Count() == 1,
            { Name: "yarn" or "pnpm", Subcommand: "install" or null } => true,
            { Name: "pip" or "pip3", Subcommand: "install" } => command.HasFlag("-r", "--requirement"),
            { Name: "uv", Subcommand: "sync" } or { Name: "poetry", Subcommand: "install" } or { Name: "pipenv", Subcommand: "install" or "sync" } => true,
            { Name: "dotnet", Subcommand: "restore" } or { Name: "bundle", Subcommand: "install" } or { Name: "composer", Subcommand: "install" } => true,
            { Name: "go", Subcommand: "mod" } => command.Operands.Skip(1).Any(operand => operand.Value == "download"),
            _ => false,
        });
}
