using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>Caches of package managers that stay in the layer of the RUN that filled them.</summary>
public sealed class UnremovedPackageCaches : DockerRule
{
    private static readonly CheckDescriptor Yum = new("AXD3032", "unremoved-yum-cache", "Clean the yum cache in the RUN that fills it", Severity.Warning, Category.Small)
    {
        Aliases = ["hadolint/DL3032", "trivy/DS-0015"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor Zypper = new("AXD3036", "unremoved-zypper-cache", "Clean the zypper cache in the RUN that fills it", Severity.Warning, Category.Small)
    {
        Aliases = ["hadolint/DL3036", "trivy/DS-0020"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor Dnf = new("AXD3040", "unremoved-dnf-cache", "Clean the dnf cache in the RUN that fills it", Severity.Warning, Category.Small)
    {
        Aliases = ["hadolint/DL3040", "trivy/DS-0019", "trivy/DS-0027"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor Yarn = new("AXD3060", "unremoved-yarn-cache", "Clean the yarn cache in the RUN that fills it", Severity.Info, Category.Small)
    {
        Aliases = ["hadolint/DL3060"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Dnf;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Yum, Zypper, Dnf, Yarn];

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        Report(Yum, PackageCaches.FindLeft(run, static call => call.Program == "yum" && Downloads(call), "/var/cache/yum", "/var/cache/dnf"), run, context);
        Report(Dnf, PackageCaches.FindLeft(run, static call => call.Manager == PackageManagers.Dnf && call.Program != "yum" && Downloads(call), "/var/cache/libdnf5", "/var/cache/dnf", "/var/cache/yum"), run, context);
        Report(Zypper, PackageCaches.FindLeft(run, static call => call.Manager == PackageManagers.Zypper && (Downloads(call) || call.Action is PackageAction.Remove), "/var/cache/zypp"), run, context);
        if (run.IsShipped)
        {
            Report(Yarn, PackageCaches.FindLeft(run, FillsYarnCache, "/root/.cache/yarn", "/usr/local/share/.cache", "/root/.yarn"), run, context);
        }
    }

    private static void Report(CheckDescriptor check, PackageCommand? call, DockerRun run, RuleContext context)
    {
        if (call is null)
        {
            return;
        }

        var clean = check == Yarn ? "yarn cache clean" : check == Zypper ? "zypper clean" : $"{call.Program} clean all";
        context.Within(run.Map).Report(
            check,
            call.Span,
            $"The cache of {call.Program} stays in the image. End the RUN with “{clean}”.",
            run.Append(clean) is { } edit ? new Fix("Clean the cache", [edit], FixSafety.Unsafe) : null,
            severity: run.IsShipped ? null : Severity.Info);
    }

    private static bool Downloads(PackageCommand call) => call.Action is PackageAction.Install or PackageAction.Upgrade;

    /// <summary>An install, which yarn without a verb does too, unless it is only asked something.</summary>
    private static bool FillsYarnCache(PackageCommand call) =>
        call.Manager == PackageManagers.Yarn
        && (call.Action == PackageAction.Install || call.Verb.Length == 0)
        && !call.Command.HasFlag("-v", "--version", "-h", "--help")
        && call.ValueOf("--cache-folder") is null;
}
