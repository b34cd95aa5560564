using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>The lists of apt are removed in the RUN that fetched them.</summary>
public sealed class CleanAptLists : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3009", "clean-apt-lists", "The lists of apt are removed in the RUN that fetched them", Severity.Info, Category.Small)
    {
        Aliases = ["hadolint/DL3009"],
        Fix = FixSafety.Safe,
    };

    private const string Lists = "/var/lib/apt/lists";
    private const string Archives = "/var/cache/apt";

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (!run.IsShipped || run.PackageCommands.LastOrDefault(call => call.Manager == PackageManagers.Apt && call.Action == PackageAction.Refresh) is not { } update)
        {
            return;
        }

        var within = context.Within(run.Map);
        if (!run.MountsOver(Lists) && !RemovesLists(run))
        {
            within.Report(this, update.Command.Span, "The package lists that this fetches stay in the image for good, some 20 MB that nothing reads; end the RUN with “rm -rf /var/lib/apt/lists/*”.", FixFor(run));
        }
        else if (KeepsArchives(run) && !run.MountsOver(Archives) && !run.Removes(Archives) && !run.PackageCommands.Any(call => call.Manager == PackageManagers.Apt && call.Action == PackageAction.Clean))
        {
            within.Report(this, update.Command.Span, "docker-clean is switched off, so apt keeps every archive that it downloads in the image; mount a cache over /var/cache/apt too, or run “apt-get clean”.");
        }
    }

    private static bool RemovesLists(DockerRun run) => run.Removes(Lists) || run.PackageCommands.Any(call => call.Manager == PackageManagers.Apt && call.Verb == "distclean");

    /// <summary>Whether the file that has Debian's images throw archives away (<c>/etc/apt/apt.conf.d/docker-clean</c>) was removed.</summary>
    private static bool KeepsArchives(DockerRun run) =>
        run.IsPrecededBy(command => command.Name == "rm" && command.Operands.Any(operand => operand.Value.EndsWith("/docker-clean", StringComparison.Ordinal)));

    /// <summary>Lists that this very RUN installs from can be removed at its end; those of an update alone may be what a later RUN needs.</summary>
    private static Fix? FixFor(DockerRun run) =>
        run.PackageCommands.Any(call => call.Manager == PackageManagers.Apt && call.Action == PackageAction.Install) && run.Append("rm -rf /var/lib/apt/lists/*") is { } edit
            ? new Fix("Remove the lists", [edit])
            : null;
}
