using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Packages;
using A11.Core.Scripts;

namespace A11.Core.Shell.Rules;

/// <summary>
/// Packages that a script installs without a version. The judgement is one, and each kind of host has a check of its own, as people want to decide about
/// workflows otherwise than about scripts. In a RUN most package managers have a check each (AXD3008 and its kin); the others are found here.
/// </summary>
public sealed class UnpinnedInstalls : ShellRule
{
    private static readonly CheckDescriptor InScript = new("AXS1002", "unpinned-package", "Pin the versions of packages that scripts install", Severity.Warning, Category.Reproducible);

    private static readonly CheckDescriptor InStep = new("AXW1009", "unpinned-step-package", "Pin the versions of packages that workflow steps install", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["zizmor/adhoc-packages"],
    };

    private static readonly CheckDescriptor InRecipe = new("AXM2002", "unpinned-recipe-package", "Pin the versions of packages that recipes install", Severity.Warning, Category.Reproducible);

    private static readonly CheckDescriptor SystemInScript = new("AXS1003", "unpinned-system-package", "Pin the versions of system packages that scripts install", Severity.Info, Category.Reproducible) { OptIn = true };

    private static readonly CheckDescriptor SystemInStep = new("AXW1014", "unpinned-step-system-package", "Pin the versions of system packages that workflow steps install", Severity.Info, Category.Reproducible) { OptIn = true };

    private static readonly CheckDescriptor SystemInRecipe = new("AXM2003", "unpinned-recipe-system-package", "Pin the versions of system packages that recipes install", Severity.Info, Category.Reproducible) { OptIn = true };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => InScript;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [InScript, SystemInScript, InStep, SystemInStep, InRecipe, SystemInRecipe];

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        foreach (var call in script.Script.Commands.Select(PackageCommand.Read).OfType<PackageCommand>())
        {
            foreach (var package in HasDockerfileCheck(call, script.Host) ? [] : UnpinnedPackages.FindLanguagePackages(call))
            {
                var check = script.Host switch { ScriptHostKind.WorkflowStep => InStep, ScriptHostKind.Recipe => InRecipe, _ => InScript };
                script.Report(check, package.Span, $"{package.Value} is installed without a version, so each run can get a different one. Pin a version, or install from a lock file.");
            }

            foreach (var package in HasDockerfileCheck(call, script.Host) ? [] : UnpinnedPackages.FindSystemPackages(call))
            {
                var check = script.Host switch { ScriptHostKind.WorkflowStep => SystemInStep, ScriptHostKind.Recipe => SystemInRecipe, _ => SystemInScript };
                script.Report(check, package.Span, $"{package.Value} is installed without a version, so each machine can get a different one. Pin a version, or use an image that contains it.");
            }
        }
    }

    private static bool HasDockerfileCheck(PackageCommand call, ScriptHostKind host) => host is ScriptHostKind.ImageBuild
        && call.Manager != PackageManagers.Yarn && call.Manager != PackageManagers.Cargo && call.Manager != PackageManagers.DotNet;
}
