using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Rules;

/// <summary>A makefile offers the targets that people try first.</summary>
public sealed class OfferCommonTargets : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1002", "common-targets", "A makefile offers the targets that people try first", Severity.Info, Category.Documented)
    {
        Aliases = ["checkmake/minphony"],
        OptIn = true,
        Options = [Required],
    };

    private static readonly TextListOption Required = new("required", "the targets that must be there", ["all", "clean", "test"]);

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        var phony = file.PhonyTargets.Select(target => target.Text).ToHashSet(StringComparer.Ordinal);
        var missing = context.Option(this, Required).Where(name => !phony.Contains(name)).ToArray();
        if (missing.Length > 0 && !file.HasInclude)
        {
            context.Report(this, new TextSpan(0, 0), $"People try “make {missing[0]}” first and find nothing; add the phony targets {string.Join(", ", missing)}.");
        }
    }
}
