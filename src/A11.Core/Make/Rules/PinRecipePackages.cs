using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Packages;
using A11.Core.Shell.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>A recipe installs named versions.</summary>
public sealed class PinRecipePackages : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM2002", "pin-recipe-packages", "A recipe installs named versions", Severity.Warning, Category.Reproducible);

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, Makefile file, RuleContext context)
    {
        foreach (var package in UnpinnedPackages.Pip(command).Concat(UnpinnedPackages.Npm(command)).Concat(UnpinnedPackages.Apt(command)))
        {
            context.Report(this, package.Span, $"{package.Value} is installed without a version, so every machine gets another one; name the version, or list it in a file of the repository and install that.");
        }
    }
}
