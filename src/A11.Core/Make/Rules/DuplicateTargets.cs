using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds targets with several rules.</summary>
public sealed class DuplicateTargets : MakefileRule
{
    private static readonly TextListOption Ignore = new("ignore", "Targets that may have several rules.", []);

    private static readonly CheckDescriptor Overridden = new("AXM1004", "overridden-recipe", "Targets should have one recipe", Severity.Warning, Category.Correct)
    {
        Aliases = ["checkmake/uniquetargets"],
    };

    private static readonly CheckDescriptor Repeated = new("AXM1005", "duplicate-target", "Targets should have one rule", Severity.Info, Category.Documented)
    {
        Aliases = ["checkmake/uniquetargets"],
        OptIn = true,
        Options = [Ignore],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Repeated;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Repeated, Overridden];

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        var ignored = context.Option(this, Ignore);
        var first = new Dictionary<string, MakeWord>(StringComparer.Ordinal);
        var withRecipe = new Dictionary<string, MakeWord>(StringComparer.Ordinal);
        foreach (var rule in file.Rules.Where(rule => rule is { Depth: 0, IsDoubleColon: false, IsPattern: false }))
        {
            foreach (var target in rule.Targets.Where(target => !target.HasReference && !SpecialTargets.IsSpecial(target.Text)))
            {
                if (rule.HasRecipe && withRecipe.TryGetValue(target.Text, out var other))
                {
                    context.Report(Overridden, target.Span, $"Target {target.Text} has a recipe on line {LineOf(other)} already, which make ignores for this one. Remove one, or use “::” for both.", related: [context.Locate(other.Span, "the other rule")]);
                }
                else if (first.TryGetValue(target.Text, out var earlier) && !ignored.Contains(target.Text))
                {
                    context.Report(Repeated, target.Span, $"Target {target.Text} has a rule on line {LineOf(earlier)} already. Put its prerequisites together in one rule.", related: [context.Locate(earlier.Span, "the other rule")]);
                }

                _ = first.TryAdd(target.Text, target);
                _ = rule.HasRecipe && withRecipe.TryAdd(target.Text, target);
            }
        }

        int LineOf(MakeWord word) => file.Source.GetPosition(word.Span.Start).Line;
    }
}
