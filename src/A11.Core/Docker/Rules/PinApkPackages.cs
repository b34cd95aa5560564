using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>apk adds named versions.</summary>
public sealed class PinApkPackages : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3018", "pin-apk-packages", "apk adds named versions", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3018"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var package in run.PackageCommands.Where(call => call.Manager == PackageManagers.Apk).SelectMany(UnpinnedPackages.Apk))
        {
            context.Within(run.Map).Report(this, package.Span, $"{package.Value} is installed without a version, so every build may get another one; write {package.Value}=version, or {package.Value}=~1.2 for a range, or use an image that has it.");
        }
    }
}
