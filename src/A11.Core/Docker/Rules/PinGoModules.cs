using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>go installs named versions.</summary>
public sealed class PinGoModules : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3062", "pin-go-modules", "go installs named versions", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3062"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var package in run.PackageCommands.Where(call => call.Manager == PackageManagers.Go).SelectMany(UnpinnedPackages.Go))
        {
            context.Within(run.Map).Report(this, package.Span, $"{package.Value} has no fixed version, so every build may get another one; write {package.Value.Split('@')[0]}@v1.2.3, or have go.mod name it.");
        }
    }
}
