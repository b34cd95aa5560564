using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds package lists and archives of apt that stay in the image.</summary>
public sealed class UnremovedAptFiles : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3009", "unremoved-apt-files", "Remove the package lists of apt in the RUN that downloads them", Severity.Info, Category.Small)
    {
        Aliases = ["hadolint/DL3009"],
        Fix = FixSafety.Unsafe,
    };

    private const string Lists = "/var/lib/apt/lists";
    private const string Archives = "/var/cache/apt";

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (!run.IsShipped || run.PackageCommands.LastOrDefault(IsRefresh) is not { } update)
        {
            return;
        }

        var within = context.Within(run.Map);
        if (!run.MountsOver(Lists) && !RemovesLists(run, update.Command.Span.Start))
        {
            var reader = FindReader(run);
            within.Report(
                this,
                update.Command.Span,
                reader is null
                    ? "The package lists that this downloads stay in the image. End the RUN with “rm -rf /var/lib/apt/lists/*”."
                    : $"The package lists that this downloads stay in the image, and line {context.File.Text.GetPosition(reader.Run.Span.Start).Line} installs from them. Run “apt-get update” there too, and end both RUNs with “rm -rf /var/lib/apt/lists/*”.",
                reader is null ? FixFor(run) : null);
        }
        else if (KeepsArchives(run) && !run.MountsOver(Archives) && !run.Removes(Archives) && !run.PackageCommands.Any(call => call.Manager == PackageManagers.Apt && call.Action == PackageAction.Clean))
        {
            within.Report(this, update.Command.Span, "docker-clean was removed, so the archives that apt downloads stay in the image. Add --mount=type=cache,target=/var/cache/apt, or run “apt-get clean”.");
        }
    }

    /// <summary>Whether the lists are removed after the last command that downloads some. A function runs where it is called, and may be defined before.</summary>
    private static bool RemovesLists(DockerRun run, int update)
    {
        var functions = run.Script.Root.Items.Select(static item => item.Statement).OfType<FunctionDefinition>().ToArray();
        return run.Removes(Lists, update)
            || functions.Any(function => run.Removes(Lists, function.Span))
            || run.PackageCommands.Any(call => call.Manager == PackageManagers.Apt && call.Verb is "distclean" or "dist-clean" && (call.Command.Span.Start >= update || functions.Any(function => function.Span.Contains(call.Command.Span))));
    }

    /// <summary>A later RUN, in its stage or one that is built on it, that installs from its lists; null where there is none.</summary>
    private static DockerRun? FindReader(DockerRun run)
    {
        if (run.IsTrigger)
        {
            return null;
        }

        // The stages whose lists are still those of this RUN. A stage comes after the one that it is built on.
        var holding = new HashSet<Stage> { run.Stage };
        var entered = new HashSet<Stage> { run.Stage };
        foreach (var later in run.File.Runs.SkipWhile(other => other != run).Skip(1))
        {
            if (entered.Add(later.Stage) && later.Stage.Parent is { } parent && holding.Contains(parent))
            {
                _ = holding.Add(later.Stage);
            }

            if (holding.Contains(later.Stage) && ReadsLists(later))
            {
                return later;
            }

            if (Fetches(later) && !later.IsTrigger && holding.Remove(later.Stage) && holding.Count == 0)
            {
                return null;
            }
        }

        return null;
    }

    private static bool Fetches(DockerRun run) => run.PackageCommands.Any(IsRefresh);

    /// <summary>Whether it asks for packages before it has fetched lists itself.</summary>
    private static bool ReadsLists(DockerRun run) =>
        run.PackageCommands.TakeWhile(call => !IsRefresh(call)).Any(call => call.Manager == PackageManagers.Apt && (call.Action is PackageAction.Install or PackageAction.Upgrade || call.Verb is "download" or "source" or "satisfy"));

    private static bool IsRefresh(PackageCommand call) => call.Manager == PackageManagers.Apt && call.Action == PackageAction.Refresh;

    /// <summary>Whether the file that has Debian's images throw archives away (<c>/etc/apt/apt.conf.d/docker-clean</c>) was removed.</summary>
    private static bool KeepsArchives(DockerRun run) =>
        run.IsPrecededBy(command => command.Name == "rm" && command.Operands.Any(operand => operand.Value.EndsWith("/docker-clean", StringComparison.Ordinal)));

    /// <summary>Lists that this very RUN installs from can be removed at its end; those of an update alone may be what a later RUN needs.</summary>
    private static Fix? FixFor(DockerRun run) =>
        run.PackageCommands.Any(call => call.Manager == PackageManagers.Apt && call.Action == PackageAction.Install) && run.Append("rm -rf /var/lib/apt/lists/*") is { } edit
            ? new Fix("Remove the lists", [edit], FixSafety.Unsafe)
            : null;
}
