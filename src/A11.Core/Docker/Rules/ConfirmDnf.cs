using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>dnf install does not ask.</summary>
public sealed class ConfirmDnf : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3038", "dnf-yes", "dnf install does not ask", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3038"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Manager == PackageManagers.Dnf && call.Program != "yum" && call.Action is PackageAction.Install or PackageAction.Upgrade or PackageAction.Remove))
        {
            if (!call.Command.HasFlag("-y", "--yes", "--assumeyes", "--assumeno", "--downloadonly"))
            {
                context.Within(run.Map).Report(
                    this,
                    call.Span,
                    $"Without -y, {call.Program} {call.Verb} asks, nobody answers, and the build fails; add -y.",
                    run.Insert(call.VerbSpan, "-y") is { } edit ? new Fix("Add -y", [edit], FixSafety.Unsafe) : null,
                    call.Action == PackageAction.Install && call.Program is "dnf" or "microdnf" ? null : []);
            }
        }
    }
}
