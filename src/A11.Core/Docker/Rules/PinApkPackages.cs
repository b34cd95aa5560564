using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Shell;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>apk adds named versions.</summary>
public sealed class PinApkPackages : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3018", "pin-apk-packages", "apk adds named versions", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3018"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        foreach (var package in UnpinnedPackages.Apk(command))
        {
            context.Report(this, package.Span, $"{package.Value} is installed without a version, so every build may get another one; write {package.Value}=version, or {package.Value}=~1.2 for a range, or use an image that has it.");
        }
    }
}
