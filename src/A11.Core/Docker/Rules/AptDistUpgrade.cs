using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>Finds upgrades of the whole distribution by apt.</summary>
public sealed class AptDistUpgrade : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3005", "apt-dist-upgrade", "Update the base image instead of running apt-get dist-upgrade", Severity.Info, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3005", "trivy/DS-0024"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Manager == PackageManagers.Apt && call.Verb is "dist-upgrade" or "full-upgrade"))
        {
            context.Within(run.Map).Report(this, call.Span, $"{call.Program} {call.Verb} gives a different image with each build, and can remove packages. Use a newer base image.");
        }
    }
}
