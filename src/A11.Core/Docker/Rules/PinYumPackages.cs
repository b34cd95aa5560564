using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>yum installs named versions.</summary>
public sealed class PinYumPackages : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3033", "pin-yum-packages", "yum installs named versions", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3033"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var package in run.PackageCommands.Where(call => call.Program == "yum").SelectMany(call => UnpinnedPackages.Rpm(call, run.Defines)))
        {
            context.Within(run.Map).Report(this, package.Span, $"{package.Value} is installed without a version, so every build may get another one; write {package.Value}-version (“yum list --showduplicates” shows them; a module has a stream, as in name:1.2), or use an image that has it.");
        }
    }
}
