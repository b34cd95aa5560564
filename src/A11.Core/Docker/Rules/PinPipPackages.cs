using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Shell;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>pip installs named versions.</summary>
public sealed class PinPipPackages : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3013", "pin-pip-packages", "pip installs named versions", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3013"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        foreach (var package in UnpinnedPackages.Pip(command))
        {
            context.Report(this, package.Span, $"{package.Value} is installed without a version, so every build may get another one; write {package.Value}==version, or list it in a requirements file and install that with -r.");
        }
    }
}
