using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>The cache of zypper is cleaned in the RUN that filled it.</summary>
public sealed class CleanZypperCache : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3036", "clean-zypper-cache", "The cache of zypper is cleaned in the RUN that filled it", Severity.Warning, Category.Small)
    {
        Aliases = ["hadolint/DL3036", "trivy/DS-0020"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (PackageCaches.FindLeft(run, Fills, "/var/cache/zypp") is not { } call)
        {
            return;
        }

        context.Within(run.Map).Report(
            this,
            call.Span,
            $"zypper keeps what it downloads in the image, where nothing will use it again; end the RUN with “zypper clean”.",
            run.Append("zypper clean") is { } edit ? new Fix("Clean the cache", [edit], FixSafety.Unsafe) : null,
            call.Action == PackageAction.Install ? null : ["trivy/DS-0020"],
            severity: run.IsShipped ? null : Severity.Info);
    }

    private static bool Fills(PackageCommand call) => call.Manager == PackageManagers.Zypper && call.Action is PackageAction.Install or PackageAction.Upgrade or PackageAction.Remove;
}
