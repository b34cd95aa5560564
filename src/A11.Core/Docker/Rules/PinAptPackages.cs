using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>apt-get installs named versions.</summary>
public sealed class PinAptPackages : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3008", "pin-apt-packages", "apt-get installs named versions", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3008"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Manager == PackageManagers.Apt))
        {
            foreach (var package in UnpinnedPackages.Apt(call))
            {
                context.Within(run.Map).Report(
                    this,
                    package.Span,
                    $"{package.Value} is installed without a version, so every build may get another one; write {package.Value}=version (“apt-cache policy” lists them), or use an image that has it.",
                    aliases: call.Program == "apt-get" ? null : []);
            }
        }
    }
}
