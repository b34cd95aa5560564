using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Commands of package managers that ask for confirmation, which nobody gives in a build.</summary>
public sealed class UnconfirmedPackageCommands : DockerRule
{
    private static readonly CheckDescriptor Apt = new("AXD3014", "unconfirmed-apt-command", "Pass -y to apt-get", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3014", "trivy/DS-0021"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor Yum = new("AXD3030", "unconfirmed-yum-command", "Pass -y to yum", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3030"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor Zypper = new("AXD3034", "unconfirmed-zypper-command", "Pass --non-interactive to zypper", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3034"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor Dnf = new("AXD3038", "unconfirmed-dnf-command", "Pass -y to dnf", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3038"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Apt;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Apt, Yum, Zypper, Dnf];

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Action is PackageAction.Install or PackageAction.Upgrade or PackageAction.Remove))
        {
            if (FindUnconfirmed(call, run.Script) is { } check)
            {
                // zypper takes the option before its verb only.
                var (option, place) = check == Zypper ? ("--non-interactive", call.Command.Words[0].Span) : ("-y", call.VerbSpan);
                context.Within(run.Map).Report(
                    check,
                    call.Span,
                    $"{call.Program} {call.Verb} asks for confirmation, which fails in a build. Add {option}{(check == Zypper ? $": zypper --non-interactive {call.Verb}" : "")}.",
                    run.Insert(place, option) is { } edit ? new Fix($"Add {option}", [edit], FixSafety.Unsafe) : null);
            }
        }
    }

    /// <summary>The check for a command that asks; null for one that doesn't.</summary>
    private static CheckDescriptor? FindUnconfirmed(PackageCommand call, ShellScript script) =>
        call.Manager == PackageManagers.Apt ? (IsConfirmedApt(call) || IsFedByYes(call.Command, script) ? null : Apt)
        : call.Manager == PackageManagers.Zypper ? (call.Command.HasFlag("-n", "--non-interactive", "-y", "--no-confirm") ? null : Zypper)
        : call.Manager != PackageManagers.Dnf || call.Command.HasFlag("-y", "--yes", "--assumeyes", "--assumeno", "--downloadonly") ? null
        : call.Program == "yum" ? Yum
        : Dnf;

    /// <summary><c>-y</c> and its like; <c>-qq</c> and <c>-q</c> twice imply it; <c>-s</c> changes nothing (apt-get(8)).</summary>
    private static bool IsConfirmedApt(PackageCommand call) =>
        call.Command.HasFlag("-y", "--yes", "--assume-yes", "--force-yes", "-qq", "-s", "--simulate", "--dry-run", "--print-uris", "--help")
        || call.Command.Arguments.Sum(argument => QuietLevel(argument.Value)) >= 2
        || call.Command.Arguments.Any(argument => argument.Value.StartsWith("APT::Get::Assume-Yes", StringComparison.OrdinalIgnoreCase));

    private static int QuietLevel(string option) => option switch
    {
        "-q" or "--quiet" => 1,
        "-q=2" or "--quiet=2" => 2,
        _ => 0,
    };

    private static bool IsFedByYes(ShellCommand command, ShellScript script)
    {
        var index = script.Commands.IndexOf(command);
        return index > 0 && script.Commands[index - 1] is { Name: "yes" or "echo", Next: ShellOperator.Pipe };
    }
}
