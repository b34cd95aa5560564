using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>The cache of yarn is cleaned in the RUN that filled it.</summary>
public sealed class CleanYarnCache : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3060", "clean-yarn-cache", "The cache of yarn is cleaned in the RUN that filled it", Severity.Info, Category.Small)
    {
        Aliases = ["hadolint/DL3060"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (!run.IsShipped || PackageCaches.FindLeft(run, Fills, "/root/.cache/yarn", "/usr/local/share/.cache", "/root/.yarn") is not { } call)
        {
            return;
        }

        context.Within(run.Map).Report(
            this,
            call.Span,
            $"yarn keeps every package that it downloads in the image a second time; end the RUN with “yarn cache clean”, or mount a cache on /root/.cache/yarn.",
            run.Append("yarn cache clean") is { } edit ? new Fix("Clean the cache", [edit], FixSafety.Unsafe) : null,
            call.Verb == "install" ? null : []);
    }

    /// <summary>What installs; without a verb yarn does, unless it is only asked something.</summary>
    private static bool Fills(PackageCommand call) =>
        call.Manager == PackageManagers.Yarn
        && (call.Action == PackageAction.Install || call.Verb.Length == 0)
        && !call.Command.HasFlag("-v", "--version", "-h", "--help")
        && call.ValueOf("--cache-folder") is null;
}
