using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>The cache of yum is cleaned in the RUN that filled it.</summary>
public sealed class CleanYumCache : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3032", "clean-yum-cache", "The cache of yum is cleaned in the RUN that filled it", Severity.Warning, Category.Small)
    {
        Aliases = ["hadolint/DL3032", "trivy/DS-0015"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (PackageCaches.FindLeft(run, Fills, "/var/cache/yum", "/var/cache/dnf") is not { } call)
        {
            return;
        }

        context.Within(run.Map).Report(
            this,
            call.Span,
            $"yum keeps what it downloads in the image, often more than 100 MB that nothing will use again; end the RUN with “yum clean all”.",
            run.Append("yum clean all") is { } edit ? new Fix("Clean the cache", [edit], FixSafety.Unsafe) : null,
            call.Action == PackageAction.Install ? null : [],
            severity: run.IsShipped ? null : Severity.Info);
    }

    private static bool Fills(PackageCommand call) => call.Program == "yum" && call.Action is PackageAction.Install or PackageAction.Upgrade;
}
