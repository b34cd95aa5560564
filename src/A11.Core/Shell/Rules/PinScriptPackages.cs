using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Packages;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A script installs named versions.</summary>
public sealed class PinScriptPackages : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS1002", "pin-script-packages", "A script installs named versions", Severity.Warning, Category.Reproducible);

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptFile script, RuleContext context)
    {
        foreach (var package in UnpinnedPackages.Pip(command).Concat(UnpinnedPackages.Npm(command)))
        {
            context.Report(this, package.Span, $"{package.Value} is installed without a version, so every machine gets another one; name the version, or list it in a file of the repository and install that.");
        }
    }
}
