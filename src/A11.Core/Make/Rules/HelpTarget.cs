using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Looks for a target that lists the others with what they do.</summary>
public sealed class HelpTarget : MakefileRule
{
    private static readonly CheckDescriptor Undocumented = new("AXM1007", "undocumented-target", "Targets should have a text for help", Severity.Info, Category.Documented);

    private static readonly CheckDescriptor Missing = new("AXM1008", "missing-help-target", "Makefiles should have a target help", Severity.Info, Category.Documented)
    {
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Undocumented;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Undocumented, Missing];

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        var phony = file.PhonyNames.ToHashSet(StringComparer.Ordinal);
        MakeRule[] commands = [.. file.Rules.Where(rule => rule.HasRecipe && rule.Targets.Any(target => phony.Contains(target.Text)))];
        if (file.Rules.FirstOrDefault(rule => rule.IsFor("help") && rule.HasRecipe) is not { } help)
        {
            if (commands.Length > 1 && file.IsComplete && !MakefileNames.IsPart(context.File.Path))
            {
                context.Report(Missing, commands[0].Targets[0].Span, "The makefile has no target help, so people must read it to know its targets. Add one that lists them.");
            }

            return;
        }

        if (!ReadsComments(help, file))
        {
            return;
        }

        var documented = file.Rules.Where(rule => IsDocumented(rule, file)).SelectMany(rule => rule.Targets).Select(target => target.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var target in commands.SelectMany(rule => rule.Targets).Where(target => phony.Contains(target.Text) && target.Text is not ['_' or '.', ..] && target.Text != "help" && documented.Count > 1 && !documented.Contains(target.Text)))
        {
            context.Report(Undocumented, target.Span, $"Target {target.Text} has no text for help, so it isn't listed. Add “## what it does” after its prerequisites.");
        }
    }

    /// <summary>Whether the recipe lists what stands after <c>##</c> on the lines of targets.</summary>
    private static bool ReadsComments(MakeRule help, Makefile file) => help.Recipe.Any(line => file.Source[line.Span].Contains("##", StringComparison.Ordinal));

    /// <summary>Whether a text stands on the rule's line, or in the comment right above it.</summary>
    private static bool IsDocumented(MakeRule rule, Makefile file)
    {
        var line = file.Source.GetPosition(rule.Head.Start).Line;
        return file.LineAt(rule.Head.End).Contains("##", StringComparison.Ordinal) || (line > 1 && file.Source[file.Source.GetLine(line - 1)].StartsWith("##", StringComparison.Ordinal));
    }
}
