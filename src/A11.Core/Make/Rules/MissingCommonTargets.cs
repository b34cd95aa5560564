using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Rules;

/// <summary>Finds makefiles without the targets that people expect.</summary>
public sealed class MissingCommonTargets : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1002", "missing-common-targets", "Makefiles should have the common targets", Severity.Info, Category.Documented)
    {
        Aliases = ["checkmake/minphony"],
        OptIn = true,
        Options = [Required],
    };

    private static readonly TextListOption Required = new("required", "Targets that a makefile must have.", ["all", "clean", "test"]);

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        var phony = file.PhonyNames.ToHashSet(StringComparer.Ordinal);
        var targets = file.Rules.SelectMany(rule => rule.TargetNames).ToHashSet(StringComparer.Ordinal);
        var missing = context.Option(this, Required).Where(name => !phony.Contains(name) || !targets.Contains(name)).ToArray();
        if (missing.Length > 0)
        {
            context.Report(this, new TextSpan(0, 0), $"The makefile has no phony target for {string.Join(", ", missing)}. Add what is missing, and declare it in .PHONY.");
        }
    }
}
