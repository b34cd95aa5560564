using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>The index of packages is updated in the RUN that installs from it.</summary>
public sealed class InstallWithIndexUpdate : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5002", "update-with-install", "The index of packages is updated in the RUN that installs from it", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["trivy/DS-0017", "checkov/CKV_DOCKER_5"],
    };

    private static readonly string[] Installs =
    [
        "install", "add", "upgrade", "dist-upgrade", "full-upgrade", "dselect-upgrade", "build-dep", "source", "download", "reinstall", "groupinstall",
        "localinstall", "source-install", "satisfy", "distro-sync", "module", "in", "dup",
    ];

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        List<(ShellCommand Update, InstructionCommands Run)>? alone = null;
        var balance = 0;
        foreach (var (run, stage) in file.Stages.SelectMany(stage => stage.Instructions.Select(instruction => (instruction, stage))).Where(pair => pair.instruction.Is("RUN")))
        {
            if (!Mentions(run, "up") && !Mentions(run, "ref") && !Mentions(run, "install") && !Mentions(run, "add"))
            {
                continue;
            }

            var commands = InstructionCommands.Of(run, stage, file);
            balance += (Mentions(run, "update") ? 1 : 0) - (Mentions(run, "install") || Mentions(run, "add") ? 1 : 0);
            if (FindAlone(commands) is { } update && !KeepsIndex(run))
            {
                (alone ??= []).Add((update, commands));
            }
        }

        foreach (var (update, run) in alone ?? [])
        {
            Report(update, run, balance > 0, context);
        }
    }

    private void Report(ShellCommand update, InstructionCommands run, bool isCheckovs, RuleContext context)
    {
        var isIndexOnly = update.Name is "apt-get" or "apt" or "aptitude" or "apk" || update.Subcommand is "refresh" or "ref";
        var isTrivys = update.Subcommand is "update" or "up" && update.Name != "aptitude";
        var message = isIndexOnly
            ? $"The layer with the index that “{update.Name} {update.Subcommand}” fetches is cached, so a later RUN installs from an index of long ago, and fails when what it lists is gone; join it by && with the install."
            : $"“{update.Name} {update.Subcommand}” alone takes all packages to the versions of the day, so two builds of one commit differ; take a newer base image instead, or update in the RUN that installs.";
        context.Within(run.Map).Report(
            this,
            update.Words[0].Span.Union(update.Operands.First().Span),
            message,
            aliases: [.. isTrivys ? (ReadOnlySpan<string>)["trivy/DS-0017"] : [], .. isCheckovs ? (ReadOnlySpan<string>)["checkov/CKV_DOCKER_5"] : []],
            severity: isIndexOnly ? null : Severity.Info);
    }

    /// <summary>The update that nothing after it makes use of; null where there is none.</summary>
    private static ShellCommand? FindAlone(InstructionCommands run)
    {
        for (var i = 0; i < run.Commands.Length; i++)
        {
            var rest = run.Commands.AsSpan()[(i + 1)..];
            if (Family(run.Commands[i]) is { } family && IsUpdate(run.Commands[i]) && !MayInstall(rest, family))
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
            if ((Family(command) == family && command.Operands.Any(operand => Installs.Contains(operand.Value)))
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

    private static string? Family(ShellCommand command) => command.Name switch
    {
        "apt-get" or "apt" or "aptitude" => "apt",
        "yum" or "apk" or "dnf" or "zypper" => command.Name,
        _ => null,
    };

    /// <summary>A cache mount keeps the index for the RUNs after it.</summary>
    private static bool KeepsIndex(Instruction run) => run.Mounts.Any(mount => mount.Type == "cache");

    private static bool Mentions(Instruction run, string word) =>
        run.Arguments.Contains(word, StringComparison.Ordinal) || !run.HereDocuments.IsEmpty;
}
