using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Packages;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;

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
        // One RUN is one layer, and its packages are one cause; elsewhere each command is one.
        var calls = script.Script.Commands.Select(PackageCommand.Read).OfType<PackageCommand>().Where(call => !HasDockerfileCheck(call, script.Host)).ToArray();
        foreach (var group in script.Host is ScriptHostKind.ImageBuild ? [calls] : calls.Select(static call => new[] { call }))
        {
            Report(
                script,
                script.Host switch { ScriptHostKind.WorkflowStep => InStep, ScriptHostKind.Recipe => InRecipe, _ => InScript },
                [.. group.SelectMany(UnpinnedPackages.FindLanguagePackages)],
                "run",
                "install from a lock file");
            Report(
                script,
                script.Host switch { ScriptHostKind.WorkflowStep => SystemInStep, ScriptHostKind.Recipe => SystemInRecipe, _ => SystemInScript },
                [.. group.SelectMany(UnpinnedPackages.FindSystemPackages)],
                "machine",
                "use an image that contains {0}");
        }
    }

    private static void Report(ScriptContext script, CheckDescriptor check, ShellWord[] packages, string occasion, string instead)
    {
        if (packages.Length > 0)
        {
            var (pin, them) = packages.Length == 1 ? ("a version", "it") : ("their versions", "them");
            script.Report(check, packages[0].Span, $"{UnpinnedPackages.Describe(packages, occasion)} Pin {pin}, or {instead.Replace("{0}", them, StringComparison.Ordinal)}.");
        }
    }

    private static bool HasDockerfileCheck(PackageCommand call, ScriptHostKind host) => host is ScriptHostKind.ImageBuild
        && call.Manager != PackageManagers.Yarn && call.Manager != PackageManagers.Cargo && call.Manager != PackageManagers.DotNet;
}
