using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>The cache of dnf is cleaned in the RUN that filled it.</summary>
public sealed class CleanDnfCache : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3040", "clean-dnf-cache", "The cache of dnf is cleaned in the RUN that filled it", Severity.Warning, Category.Small)
    {
        Aliases = ["hadolint/DL3040", "trivy/DS-0019", "trivy/DS-0027"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (PackageCaches.FindLeft(run, Fills, "/var/cache/libdnf5", "/var/cache/dnf", "/var/cache/yum") is not { } call)
        {
            return;
        }

        context.Within(run.Map).Report(
            this,
            call.Span,
            $"{call.Program} keeps what it downloads in the image, often more than 100 MB that nothing will use again; end the RUN with “{call.Program} clean all”.",
            run.Append($"{call.Program} clean all") is { } edit ? new Fix("Clean the cache", [edit], FixSafety.Unsafe) : null,
            AliasesOf(call),
            severity: run.IsShipped ? null : Severity.Info);
    }

    private static bool Fills(PackageCommand call) => call.Manager == PackageManagers.Dnf && call.Program != "yum" && call.Action is PackageAction.Install or PackageAction.Upgrade;

    private static ImmutableArray<string> AliasesOf(PackageCommand call) => call switch
    {
        { Program: "dnf", Action: PackageAction.Install } => ["hadolint/DL3040", "trivy/DS-0019"],
        { Program: "microdnf", Action: PackageAction.Install } => ["hadolint/DL3040", "trivy/DS-0027"],
        { Program: "dnf" or "microdnf" } => ["hadolint/DL3040"],
        _ => [],
    };
}
