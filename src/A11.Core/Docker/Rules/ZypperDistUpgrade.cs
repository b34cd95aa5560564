using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>Finds upgrades of the whole distribution by zypper.</summary>
public sealed class ZypperDistUpgrade : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3035", "zypper-dist-upgrade", "Update the base image instead of running zypper dist-upgrade", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3035"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Manager == PackageManagers.Zypper && call.Verb is "dist-upgrade" or "dup"))
        {
            context.Within(run.Map).Report(this, call.Span, $"zypper {call.Verb} gives a different image with each build. Use a newer base image.");
        }
    }
}
