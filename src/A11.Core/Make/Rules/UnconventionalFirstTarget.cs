using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds makefiles whose first target is not all.</summary>
public sealed class UnconventionalFirstTarget : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1124", "unconventional-first-target", "The first target should be all", Severity.Info, Category.Documented)
    {
        Aliases = ["unmake/RULE_ALL"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        var first = file.Rules.FirstOrDefault(rule => rule.Targets.Any(target => target.Text is not ['.', ..] || target.Text.Contains('/', StringComparison.Ordinal)));
        if (first is not null && !first.IsFor("all") && !MakefileNames.IsForInclusion(context.File.Path) && !file.Variables.Any(variable => variable.Text == ".DEFAULT_GOAL"))
        {
            context.Report(this, first.Targets[0].Span, $"make without a target makes {first.Targets[0].Text}, while people expect all. Make all the first rule, or set .DEFAULT_GOAL.");
        }
    }
}
