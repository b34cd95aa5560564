using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Updates of the package index or of all packages in a RUN that installs nothing.</summary>
public sealed class PackageUpdates : DockerRule
{
    private static readonly CheckDescriptor StaleIndex = new("AXD5002", "stale-package-index", "Update the package index in the RUN that installs packages", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["trivy/DS-0017", "checkov/CKV_DOCKER_5"],
    };

    private static readonly CheckDescriptor UnpinnedUpgrade = new("AXD5011", "unpinned-system-upgrade", "Upgrade system packages through the base image", Severity.Info, Category.Reproducible)
    {
        Aliases = ["trivy/DS-0017", "checkov/CKV_DOCKER_5"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => StaleIndex;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [StaleIndex, UnpinnedUpgrade];

    private static readonly string[] Installs =
    [
        "install", "add", "upgrade", "dist-upgrade", "full-upgrade", "dselect-upgrade", "build-dep", "source", "download", "reinstall", "groupinstall",
        "localinstall", "source-install", "satisfy", "distro-sync", "module", "in", "dup",
    ];

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        foreach (var run in stage.Instructions.Where(static instruction => instruction.Is("RUN") && MayUpdate(instruction) && !KeepsIndex(instruction)))
        {
            var commands = InstructionCommands.Read(run, stage, file);
            if (FindAlone(commands) is { } update)
            {
                Report(update, commands, context);
            }
        }
    }

    private static void Report(ShellCommand update, InstructionCommands run, RuleContext context)
    {
        var text = $"{update.Name} {update.Subcommand}";
        var span = update.Words[0].Span.Union(update.Operands.First().Span);
        if (update.Name is "apt-get" or "apt" or "aptitude" or "apk" || update.Subcommand is "refresh" or "ref")
        {
            context.Within(run.Map).Report(StaleIndex, span, $"The layer of {text} is cached, so installs in later layers use a stale package index. Join {text} and the install with && in one RUN.");
        }
        else
        {
            context.Within(run.Map).Report(UnpinnedUpgrade, span, $"{text} installs the newest version of every package, so builds of the same commit differ. Remove it, and use a newer base image.");
        }
    }

    /// <summary>The update that nothing after it makes use of; null where there is none.</summary>
    private static ShellCommand? FindAlone(InstructionCommands run)
    {
        for (var i = 0; i < run.Commands.Length; i++)
        {
            var rest = run.Commands.AsSpan()[(i + 1)..];
            if (GetFamily(run.Commands[i]) is { } family && IsUpdate(run.Commands[i]) && !MayInstall(rest, family))
            {
                return run.Commands[i];
            }
        }

        return null;
    }

    /// <summary>Whether one of the commands installs, or is a script that may.</summary>
    private static bool MayInstall(ReadOnlySpan<ShellCommand> commands, string family)
    {
        foreach (var command in commands)
        {
            if ((GetFamily(command) == family && command.Operands.Any(operand => Installs.Contains(operand.Value)))
                || command.Name is null or "sh" or "bash" or "apt-fast" or "gdebi" or "mk-build-deps" or "npx" or "add-apt-repository"
                || command.Words[0].Value.Contains('/', StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUpdate(ShellCommand command) => command.Name switch
    {
        "zypper" => command.Subcommand is "update" or "up" or "refresh" or "ref",
        _ => command.Subcommand is "update",
    };

    private static string? GetFamily(ShellCommand command) => command.Name switch
    {
        "apt-get" or "apt" or "aptitude" => "apt",
        "yum" or "apk" or "dnf" or "zypper" => command.Name,
        _ => null,
    };

    /// <summary>A cache mount keeps the index for the RUNs after it.</summary>
    private static bool KeepsIndex(Instruction run) => run.Mounts.Any(mount => mount.Type == "cache");

    /// <summary>Judged by the text alone, before it is parsed.</summary>
    private static bool MayUpdate(Instruction run) =>
        run.Arguments.Contains("up", StringComparison.Ordinal) || run.Arguments.Contains("ref", StringComparison.Ordinal) || !run.HereDocuments.IsEmpty;
}
