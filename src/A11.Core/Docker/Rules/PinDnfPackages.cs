using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>dnf installs named versions.</summary>
public sealed class PinDnfPackages : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3041", "pin-dnf-packages", "dnf installs named versions", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3041"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Manager == PackageManagers.Dnf && call.Program != "yum"))
        {
            foreach (var package in UnpinnedPackages.Rpm(call, run.Defines))
            {
                context.Within(run.Map).Report(
                    this,
                    package.Span,
                    $"{package.Value} is installed without a version, so every build may get another one; write {package.Value}-version (“dnf list --showduplicates” shows them; a module has a stream, as in name:1.2), or use an image that has it.",
                    aliases: call.Program is "dnf" or "microdnf" ? null : []);
            }
        }
    }
}
