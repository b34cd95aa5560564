using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>zypper does not ask.</summary>
public sealed class ConfirmZypper : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3034", "zypper-non-interactive", "zypper does not ask", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3034"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Manager == PackageManagers.Zypper && call.Action is PackageAction.Install or PackageAction.Upgrade or PackageAction.Remove))
        {
            if (!call.Command.HasFlag("-n", "--non-interactive", "-y", "--no-confirm"))
            {
                context.Within(run.Map).Report(
                    this,
                    call.Span,
                    $"Without --non-interactive, zypper {call.Verb} asks, nobody answers, and the build fails; write “zypper --non-interactive {call.Verb}”.",
                    run.Insert(call.Command.Words[0].Span, "--non-interactive") is { } edit ? new Fix("Add --non-interactive", [edit], FixSafety.Unsafe) : null);
            }
        }
    }
}
