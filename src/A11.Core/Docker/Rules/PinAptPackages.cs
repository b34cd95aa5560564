using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Shell;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>apt-get installs named versions.</summary>
public sealed class PinAptPackages : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3008", "pin-apt-packages", "apt-get installs named versions", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3008"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        foreach (var package in UnpinnedPackages.Apt(command))
        {
            context.Report(this, package.Span, $"{package.Value} is installed without a version, so every build may get another one; write {package.Value}=version (“apt-cache policy” lists them), or use an image that has it.");
        }
    }
}
