using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>apt-get install does not ask.</summary>
public sealed class ConfirmApt : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3014", "apt-yes", "apt-get install does not ask", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3014", "trivy/DS-0021"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Manager == PackageManagers.Apt && call.Action is PackageAction.Install or PackageAction.Upgrade or PackageAction.Remove))
        {
            if (!IsConfirmed(call) && !IsFedByYes(call.Command, run.Script))
            {
                context.Within(run.Map).Report(
                    this,
                    call.Span,
                    $"Without -y, {call.Program} {call.Verb} asks, nobody answers, and the build fails; add -y.",
                    run.Insert(call.VerbSpan, "-y") is { } edit ? new Fix("Add -y", [edit], FixSafety.Unsafe) : null,
                    call is { Program: "apt-get", Verb: "install" } ? null : []);
            }
        }
    }

    /// <summary><c>-y</c> and its like; <c>-qq</c> and <c>-q</c> twice imply it; <c>-s</c> changes nothing (apt-get(8)).</summary>
    private static bool IsConfirmed(PackageCommand call) =>
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
