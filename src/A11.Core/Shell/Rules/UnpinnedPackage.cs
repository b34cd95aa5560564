using A11.Core.Diagnostics;
using A11.Core.Packages;
using A11.Core.Scripts;

namespace A11.Core.Shell.Rules;

/// <summary>
/// A package is installed without a version. A RUN and a recipe have checks of their own for that (AXD3008 and its kin, AXM2002), which this one leaves them to.
/// </summary>
public sealed class UnpinnedPackage : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS1002", "unpinned-package", "Pin the versions of installed packages", Severity.Warning, Category.Reproducible);

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (script.Host is ScriptHostKind.ImageBuild or ScriptHostKind.Recipe or ScriptHostKind.WorkflowStep)
        {
            return;
        }

        foreach (var package in script.Script.Commands.SelectMany(static command => UnpinnedPackages.Pip(command).Concat(UnpinnedPackages.Npm(command))))
        {
            script.Report(this, package.Span, $"{package.Value} is installed without a version, so each run can get a different one. Pin a version, or install from a lock file.");
        }
    }
}
