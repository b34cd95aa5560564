using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds apt-get install that also installs recommended packages.</summary>
public sealed class RecommendedPackagesInstalled : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3015", "recommended-packages-installed", "Install apt packages with --no-install-recommends", Severity.Info, Category.Small)
    {
        Aliases = ["hadolint/DL3015", "trivy/DS-0029"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call is { Program: "apt-get", Verb: "install" } && !SkipsRecommended(call.Command)))
        {
            context.Within(run.Map).Report(
                this,
                call.Span,
                "apt-get also installs recommended packages, which can double the image size. Add --no-install-recommends.",
                run.Insert(call.VerbSpan, "--no-install-recommends") is { } edit ? new Fix("Add --no-install-recommends", [edit], FixSafety.Unsafe) : null);
        }
    }

    private static bool SkipsRecommended(ShellCommand command) =>
        command.HasFlag("--no-install-recommends")
        || command.Arguments.Any(argument => argument.Value.Contains("APT::Install-Recommends=false", StringComparison.OrdinalIgnoreCase)
            || argument.Value.Contains("APT::Install-Recommends=0", StringComparison.OrdinalIgnoreCase)
            || argument.Value.Contains("APT::Install-Recommends=no", StringComparison.OrdinalIgnoreCase));
}
