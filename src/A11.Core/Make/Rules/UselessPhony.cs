using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds targets that are declared phony and have no rule.</summary>
public sealed class UselessPhony : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1011", "useless-phony", ".PHONY should name targets of the makefile", Severity.Info, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        if (!file.IsComplete || MakefileNames.IsPart(context.File.Path) || file.Rules.Any(rule => rule.TargetNames.Any(name => name.Contains('$', StringComparison.Ordinal))))
        {
            return;
        }

        var targets = file.Rules.SelectMany(rule => rule.TargetNames).ToHashSet(StringComparer.Ordinal);
        var patterns = targets.Where(target => target.Contains('%', StringComparison.Ordinal)).ToArray();
        var used = file.Rules.Where(rule => !rule.IsSpecial).SelectMany(rule => rule.PrerequisiteNames).ToHashSet(StringComparer.Ordinal);
        foreach (var word in file.PhonyTargets.Where(word => !word.HasReference && !targets.Contains(word.Text) && !used.Contains(word.Text) && !patterns.Any(pattern => MakeFunction.Matches(word.Text, pattern))))
        {
            context.Report(this, word.Span, $"{word.Text} is declared phony, but there is no rule for it. Add the rule, or remove it from .PHONY.");
        }
    }
}
