using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>zypper installs named versions.</summary>
public sealed class PinZypperPackages : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3037", "pin-zypper-packages", "zypper installs named versions", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3037"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var package in run.PackageCommands.Where(call => call.Manager == PackageManagers.Zypper).SelectMany(UnpinnedPackages.Zypper))
        {
            context.Within(run.Map).Report(this, package.Span, $"{package.Value} is installed without a version, so every build may get another one; write {package.Value}=version (“zypper info” shows it), or use an image that has it.");
        }
    }
}
