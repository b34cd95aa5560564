using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>pip installs named versions.</summary>
public sealed class PinPipPackages : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3013", "pin-pip-packages", "pip installs named versions", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3013"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Manager == PackageManagers.Pip || call.Manager == PackageManagers.Pipx))
        {
            // hadolint looks at no call that names a requirements file.
            ImmutableArray<string>? aliases = call.Command.HasFlag("-r", "--requirement") ? [] : null;
            foreach (var package in UnpinnedPackages.Pip(call))
            {
                context.Within(run.Map).Report(this, package.Span, $"{package.Value} is installed without a version, so every build may get another one; {Advice(package.Value)}.", aliases: aliases);
            }
        }
    }

    private static string Advice(string package) => package.Contains("://", StringComparison.Ordinal)
        ? "name a tag or a commit behind the path, as in …/name.git@v1.2.3"
        : $"write {package}==version, or list it in a requirements file and install that with -r";
}
