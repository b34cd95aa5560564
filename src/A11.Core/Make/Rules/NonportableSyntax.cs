using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Rules;

/// <summary>Finds what GNU make reads and the grammar of POSIX does not allow.</summary>
public sealed class NonportableSyntax : MakefileRule
{
    private static readonly CheckDescriptor Syntax = new("AXM1127", "nonportable-syntax", "Portable makefiles follow the grammar of POSIX", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/parse-error"],
        OptIn = true,
    };

    private static readonly CheckDescriptor SpecialTarget = new("AXM1128", "misused-special-target", "Special targets take what they are made for", Severity.Warning, Category.Correct)
    {
        Aliases = ["unmake/parse-error"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Syntax;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Syntax, SpecialTarget];

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        var text = file.Source.Content;
        if (text.IndexOf("\r\n", StringComparison.Ordinal) is var carriage and >= 0)
        {
            context.Report(Syntax, new TextSpan(carriage, 1), "Lines end with CR and LF, which other makes and the shell take for part of the line. Use LF alone.");
        }

        var refused = file.Problems.Select(problem => problem.Span.Start).ToHashSet();
        foreach (var statement in file.Statements.Where(statement => statement is not (RecipeLine or MakeConditional) && text[statement.FullSpan.Start] is ' ' && !refused.Contains(statement.FullSpan.Start)))
        {
            var end = text.AsSpan(statement.FullSpan.Start, statement.FullSpan.Length).IndexOfAnyExcept(' ');
            context.Report(Syntax, new TextSpan(statement.FullSpan.Start, end < 0 ? statement.FullSpan.Length : end), "The line begins with a space, which POSIX allows in no line of a makefile. Remove the indentation.");
        }

        foreach (var word in file.Directives.Where(directive => directive.IsInclude).SelectMany(directive => directive.Words).Where(word => word.Text.Contains('"', StringComparison.Ordinal)))
        {
            context.Report(Syntax, word.Span, $"Quotes are part of a file's name in an include. Write {word.Text.Replace("\"", "", StringComparison.Ordinal)} without them.");
        }
    }

    /// <inheritdoc/>
    public override void Visit(MakeRule rule, Makefile file, RuleContext context)
    {
        var special = rule.Targets.FirstOrDefault(target => SpecialTargets.IsSpecial(target.Text));
        if (special.Text is not null and not (".DEFAULT" or ".SCCS_GET") && rule.HasRecipe)
        {
            context.Report(SpecialTarget, special.Span, $"The recipe of {special.Text} is never run. Remove it, or give it a target of its own.");
        }
        else if (special.Text is ".NOTPARALLEL" or ".POSIX" or ".SCCS_GET" or ".DEFAULT" && !rule.Prerequisites.IsEmpty)
        {
            context.Report(SpecialTarget, rule.Prerequisites[0].Span, $"{special.Text} takes no prerequisites. Remove {rule.Prerequisites[0].Text}.");
        }

        foreach (var word in rule.Prerequisites.Where(word => word.Text != ".WAIT" && SpecialTargets.IsSpecial(word.Text)))
        {
            context.Report(SpecialTarget, word.Span, $"{word.Text} has no meaning as a prerequisite. Remove it, or write the rule the other way round.");
        }
    }
}
