using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>The distribution is brought up to date by the base image, not by apt-get.</summary>
public sealed class AvoidAptDistUpgrade : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3005", "no-apt-dist-upgrade", "The distribution is brought up to date by the base image, not by apt-get", Severity.Info, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3005", "trivy/DS-0024"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Manager == PackageManagers.Apt && call.Verb is "dist-upgrade" or "full-upgrade"))
        {
            context.Within(run.Map).Report(this, call.Span, $"{call.Program} {call.Verb} turns the base image into whatever the distribution is that day, and may remove packages to do so; begin with a newer base image instead.");
        }
    }
}
