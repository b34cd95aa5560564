using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Rules;

/// <summary>Looks at the characters <c>@</c>, <c>-</c> and <c>+</c> before commands.</summary>
public sealed class RecipePrefixes : MakefileRule
{
    private static readonly CheckDescriptor RedundantSilence = new("AXM1112", "redundant-silent-prefix", "@ is not needed under .SILENT", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/REDUNDANT_SILENT_AT"],
        OptIn = true,
    };

    private static readonly CheckDescriptor RedundantIgnorance = new("AXM1113", "redundant-ignore-prefix", "- is not needed under .IGNORE", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/REDUNDANT_IGNORE_MINUS"],
        OptIn = true,
    };

    private static readonly CheckDescriptor RepeatedSilence = new("AXM1114", "silent-prefix-on-every-line", "Use .SILENT instead of @ on every line", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/SIMPLIFY_AT"],
        OptIn = true,
    };

    private static readonly CheckDescriptor RepeatedIgnorance = new("AXM1115", "ignore-prefix-on-every-line", "Errors should not be ignored on every line", Severity.Info, Category.FailFast)
    {
        Aliases = ["unmake/SIMPLIFY_MINUS"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Repeated = new("AXM1116", "repeated-recipe-prefix", "Prefixes of commands should not be repeated", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/REPEATED_COMMAND_PREFIX"],
    };

    private static readonly CheckDescriptor Blank = new("AXM1117", "empty-recipe-line", "Lines of recipes should have a command", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/BLANK_COMMAND"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Repeated;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [RedundantSilence, RedundantIgnorance, RepeatedSilence, RepeatedIgnorance, Repeated, Blank];

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        foreach (var line in file.RecipeLines)
        {
            var place = TextSpan.FromBounds(line.Span.Start - PrefixLength(file, line), line.Span.Start);
            if (line.Prefixes.Length > 0 && line.Span.Length == 0)
            {
                context.Report(Blank, place, $"This line has the prefix {line.Prefixes} but no command. Add the command, or remove the line.");
            }
            else if (line.Prefixes.Distinct().Count() < line.Prefixes.Length)
            {
                context.Report(Repeated, place, $"The prefix {line.Prefixes} repeats a character, which changes nothing. Write each of them once.");
            }
        }
    }

    /// <inheritdoc/>
    public override void Visit(MakeRule rule, Makefile file, RuleContext context)
    {
        if (rule.Targets.IsEmpty || rule.IsSpecial)
        {
            return;
        }

        ReportRedundant(RedundantSilence, ".SILENT", '@', "hides the commands already", rule, file, context);
        ReportRedundant(RedundantIgnorance, ".IGNORE", '-', "ignores errors already", rule, file, context);
        ReportRepeated(RepeatedSilence, ".SILENT", '@', "Declare it in .SILENT instead", rule, file, context);
        ReportRepeated(RepeatedIgnorance, ".IGNORE", '-', "Ignore errors only where they are expected, or declare the target in .IGNORE", rule, file, context);
    }

    private static void ReportRedundant(CheckDescriptor check, string special, char prefix, string what, MakeRule rule, Makefile file, RuleContext context)
    {
        if (IsCovered(rule, special, file))
        {
            foreach (var line in rule.Recipe.Where(line => line.Prefixes.Contains(prefix)))
            {
                context.Report(check, new TextSpan(line.Span.Start - PrefixLength(file, line), 1), $"{special} {what}, so the {prefix} changes nothing. Remove it.");
            }
        }
    }

    private static void ReportRepeated(CheckDescriptor check, string special, char prefix, string advice, MakeRule rule, Makefile file, RuleContext context)
    {
        if (rule.Recipe.Length > 1 && rule.Recipe.All(line => line.Prefixes.Contains(prefix)) && !IsCovered(rule, special, file))
        {
            context.Report(check, rule.Targets[0].Span, $"All commands of {rule.Targets[0].Text} begin with {prefix}. {advice}.");
        }
    }

    private static bool IsCovered(MakeRule rule, string special, Makefile file) =>
        file.RulesFor(special).Any(other => other.Prerequisites.IsEmpty || other.Prerequisites.Any(prerequisite => rule.IsFor(prerequisite.Text)));

    /// <summary>How many characters stand between what begins the line and its command.</summary>
    private static int PrefixLength(Makefile file, RecipeLine line)
    {
        var text = file.Source.Content;
        var start = line.Span.Start;
        while (start > line.FullSpan.Start && text[start - 1] is '@' or '-' or '+' or ' ')
        {
            start--;
        }

        return line.Span.Start - start;
    }
}
