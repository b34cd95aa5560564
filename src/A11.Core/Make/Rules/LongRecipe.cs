using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds recipes with many lines.</summary>
public sealed class LongRecipe : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1003", "long-recipe", "Recipes should be short", Severity.Info, Category.Documented)
    {
        Aliases = ["checkmake/maxbodylength"],
        OptIn = true,
        Options = [Length],
    };

    private static readonly NumberOption Length = new("length", "Most lines that a recipe may have.", 5);

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        var limit = context.Option(this, Length);
        foreach (var rule in file.Rules)
        {
            var length = rule.Recipe.Sum(line => 1 + file.Source[line.Span].Count('\n'));
            if (length > limit)
            {
                context.Report(this, rule.Targets[0].Span, $"The recipe of {rule.Targets[0].Text} has {length} lines, more than {limit}. Move it to a script, and call that.");
            }
        }
    }
}
