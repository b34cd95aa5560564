using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>The distribution is brought up to date by the base image, not by zypper.</summary>
public sealed class AvoidZypperDistUpgrade : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3035", "no-zypper-dist-upgrade", "The distribution is brought up to date by the base image, not by zypper", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3035"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Manager == PackageManagers.Zypper && call.Verb is "dist-upgrade" or "dup"))
        {
            context.Within(run.Map).Report(this, call.Span, $"zypper {call.Verb} turns the base image into whatever the distribution is that day, so the same commit builds another image tomorrow; begin with a newer base image instead.");
        }
    }
}
