using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>gem installs named versions.</summary>
public sealed class PinGems : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3028", "pin-gems", "gem installs named versions", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3028"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var package in run.PackageCommands.Where(call => call.Manager == PackageManagers.Gem).SelectMany(UnpinnedPackages.Gem))
        {
            context.Within(run.Map).Report(this, package.Span, $"{package.Value} is installed without a version, so every build may get another one; write {package.Value}:<version>, or list it in a Gemfile and run “bundle install”.");
        }
    }
}
