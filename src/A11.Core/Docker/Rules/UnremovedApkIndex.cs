using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>Finds package indexes of apk that stay in the image.</summary>
public sealed class UnremovedApkIndex : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3019", "unremoved-apk-index", "Install apk packages with --no-cache", Severity.Info, Category.Small)
    {
        Aliases = ["hadolint/DL3019", "trivy/DS-0025"],
        Fix = FixSafety.Unsafe,
    };

    private const string Cache = "/var/cache/apk";

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Manager == PackageManagers.Apk && call.Action == PackageAction.Install))
        {
            if (!call.Command.HasFlag("--no-cache", "--no-network") && !run.MountsOver(Cache) && !run.Removes(Cache, call.Command.Span.Start) && !IsCachedElsewhere(call, run))
            {
                context.Within(run.Map).Report(
                    this,
                    call.Span,
                    "The package index of apk stays in the image. Add --no-cache, which also makes “apk update” unnecessary.",
                    run.Insert(call.VerbSpan, "--no-cache") is { } edit ? new Fix("Add --no-cache", [edit], FixSafety.Unsafe) : null);
            }
        }
    }

    private static bool IsCachedElsewhere(PackageCommand call, DockerRun run) => call.ValueOf("--cache-dir") is { } directory && run.MountsOver(directory.Value);
}
