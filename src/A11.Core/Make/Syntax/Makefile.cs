using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>A makefile: its rules and variables, each with its place (GNU make's manual).</summary>
/// <param name="Source">The text.</param>
/// <param name="Statements">All of the text in order; what stands in a conditional is in its node.</param>
public sealed record Makefile(SourceText Source, ImmutableArray<MakeStatement> Statements)
{
    /// <summary>The rules in order.</summary>
    public required ImmutableArray<MakeRule> Rules { get; init; }

    /// <summary>The assignments in order, those for some targets included.</summary>
    public required ImmutableArray<MakeAssignment> Assignments { get; init; }

    /// <summary>The directives in order.</summary>
    public required ImmutableArray<MakeDirective> Directives { get; init; }

    /// <summary>The lines that are neither a rule nor an assignment nor a directive.</summary>
    public required ImmutableArray<MakeExpressionLine> Expressions { get; init; }

    /// <summary>The lines that begin and end branches of conditionals: what they ask.</summary>
    public required ImmutableArray<TextSpan> Conditions { get; init; }

    /// <summary>The lines of recipes in order; one that several rules share is there once.</summary>
    public required ImmutableArray<RecipeLine> RecipeLines { get; init; }

    /// <summary>The comments outside of recipes.</summary>
    public required ImmutableArray<TextSpan> Comments { get; init; }

    /// <summary>Where the text is none that make reads.</summary>
    public required ImmutableArray<MakeProblem> Problems { get; init; }

    /// <summary>Whether it makes lines out of text (<c>eval</c>, or a line that is a variable), so that what is defined is not known from it alone.</summary>
    public required bool HasGeneratedLines { get; init; }

    private ILookup<string, MakeRule>? _special;

    /// <summary>The names of the variables that are set for all of the file.</summary>
    public IEnumerable<MakeWord> Variables => Assignments.Where(assignment => assignment.Targets.IsEmpty).Select(assignment => assignment.Name);

    /// <summary>Whether it reads other makefiles, so that what is defined is not known from it alone.</summary>
    public bool HasInclude => Directives.Any(directive => directive.IsInclude);

    /// <summary>Whether all that is defined is in the file.</summary>
    public bool IsComplete => !HasInclude && !HasGeneratedLines;

    /// <summary>The names behind <c>.PHONY</c>.</summary>
    public IEnumerable<MakeWord> PhonyTargets => PrerequisitesOf(".PHONY");

    /// <summary>Whether there is a rule for a special target.</summary>
    public bool HasSpecialTarget(string name) => RulesFor(name).Any();

    /// <summary>What depends on a special target.</summary>
    public IEnumerable<MakeWord> PrerequisitesOf(string special) => RulesFor(special).SelectMany(rule => rule.Prerequisites);

    /// <summary>The names that <c>.PHONY</c> declares, variables put in place where their values are known.</summary>
    public IEnumerable<string> PhonyNames => RulesFor(".PHONY").SelectMany(rule => rule.PrerequisiteNames);

    /// <summary>The rules for a special target.</summary>
    internal IEnumerable<MakeRule> RulesFor(string special) =>
        (_special ??= Rules.SelectMany(rule => rule.Targets.Where(target => SpecialTargets.IsSpecial(target.Text)).Select(target => (target.Text, rule))).ToLookup(pair => pair.Text, pair => pair.rule, StringComparer.Ordinal))[special];

    /// <summary>A line of the text, without its end.</summary>
    internal ReadOnlySpan<char> LineAt(int offset) => Source[Source.GetLine(Source.GetPosition(offset).Line)];
}

/// <summary>A word of a makefile.</summary>
/// <param name="Text">The word, variables as written.</param>
/// <param name="Span">Where it is written.</param>
public readonly record struct MakeWord(string Text, TextSpan Span)
{
    /// <summary>Whether a variable or a function is part of it.</summary>
    public bool HasReference => Text.Contains('$', StringComparison.Ordinal);
}

/// <summary>Why make refuses a text.</summary>
/// <param name="Span">Where, beginning on the line that make names.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record MakeProblem(TextSpan Span, string Message);
