using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>go installs named versions.</summary>
public sealed class PinGoModules : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3062", "pin-go-modules", "go installs named versions", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3062"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Manager == PackageManagers.Go))
        {
            foreach (var package in UnpinnedPackages.Go(call).Where(package => call.Verb == "get" || package.Value.Contains('@', StringComparison.Ordinal) || !HasModule(run)))
            {
                context.Within(run.Map).Report(this, package.Span, $"{package.Value} has no fixed version, so every build may get another one; write {package.Value.Split('@')[0]}@v<version>, or have go.mod name it.");
            }
        }
    }

    /// <summary>Whether a go.mod may be there, which names the version of what is written without one.</summary>
    private static bool HasModule(DockerRun run) =>
        run.Run.Mounts.Any(mount => mount.Type == "bind")
        || run.Stage.Lineage.SelectMany(stage => stage.Instructions).Any(instruction => instruction.Name is "COPY" or "ADD"
            && instruction.Span.Start < run.Run.Span.Start
            && instruction.Words.SkipLast(1).Any(source => source.Value is "." or "./" or "/" || source.Value.Contains("go.", StringComparison.Ordinal) || source.Value.Contains('*', StringComparison.Ordinal)));
}
