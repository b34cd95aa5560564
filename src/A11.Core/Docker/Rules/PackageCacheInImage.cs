using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds caches of package managers in the final image.</summary>
public sealed class PackageCacheInImage : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6007", "package-cache-in-image", "Final images should not contain package manager caches", Severity.Info, Category.Small);

    /// <summary>What installs, what it keeps a copy of each package in, what clears that, and which variable forbids it (the programs' documentation).</summary>
    private static readonly (string Program, string[] Installs, string Cache, string Clean, string? Variable)[] Caches =
    [
        ("npm", ["ci", "install", "i"], ".npm", "npm cache clean --force", null),
        ("uv", ["sync", "pip"], ".cache/uv", "uv cache clean", "UV_NO_CACHE"),
        ("poetry", ["install"], "pypoetry", "poetry cache clear --all .", "POETRY_NO_CACHE"),
        ("conda", ["install", "create", "env"], "pkgs", "conda clean --all --yes", null),
        ("mamba", ["install", "create", "env"], "pkgs", "mamba clean --all --yes", null),
        ("micromamba", ["install", "create"], "pkgs", "micromamba clean --all --yes", null),
        ("composer", ["install"], ".composer", "composer clear-cache", null),
    ];

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (!file.Final!.Lineage.Contains(stage) || (file.Final.Last("CMD") ?? file.Final.Last("ENTRYPOINT")) is null || DevelopmentImage.Is(file.Final, context))
        {
            return;
        }

        foreach (var run in stage.Instructions.Where(instruction => instruction.Is("RUN") && !instruction.Mounts.Any(mount => mount.Type is "cache" or "tmpfs")))
        {
            foreach (var cache in Caches.Where(cache => run.Arguments.Contains(cache.Program, StringComparison.Ordinal)))
            {
                Check(run, cache.Program, cache.Installs, cache.Cache, cache.Clean, cache.Variable, stage, file, context);
            }
        }
    }

    private void Check(Instruction run, string program, string[] installs, string cache, string clean, string? variable, Stage stage, DockerfileModel file, RuleContext context)
    {
        var commands = InstructionCommands.Read(run, stage, file);
        var install = commands.Commands.FirstOrDefault(command => command.Name == program && installs.Contains(command.Subcommand) && !command.HasFlag("--no-cache", "-g", "--global", "--dry-run", "--package-lock-only"));
        if (install is null
            || commands.Commands.Any(command => IsClean(command, program, cache))
            || (variable is not null && stage.End.Variables.Contains(variable)))
        {
            return;
        }

        context.Within(commands.Map).Report(this, install.Words[0].Span.Union(install.Operands.First().Span), $"The layer keeps the cache of {program}, a second copy of every package. Use RUN --mount=type=cache,target=…, or end the RUN with && {clean}");
    }

    private static bool IsClean(ShellCommand command, string program, string cache) =>
        (command.Name == program && command.Operands.Any(operand => operand.Value is "clean" or "clear" or "clear-cache" or "clearcache" or "prune"))
        || (command.Name == "rm" && command.Arguments.Any(argument => argument.Value.Contains(cache, StringComparison.Ordinal) || argument.Value.Contains(".cache", StringComparison.Ordinal)));
}
