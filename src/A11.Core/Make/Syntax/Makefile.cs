using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>A makefile: its rules and variables, each with its place (GNU make's manual).</summary>
/// <param name="Source">The text.</param>
/// <param name="Rules">The rules in order.</param>
/// <param name="Variables">The names of the variables that are set.</param>
/// <param name="Comments">The comments outside of recipes.</param>
/// <param name="Problems">Where the text is none that make reads.</param>
/// <param name="HasInclude">Whether it reads other makefiles, so that what is defined is not known from it alone.</param>
public sealed record Makefile(
    SourceText Source,
    ImmutableArray<MakeRule> Rules,
    ImmutableArray<MakeWord> Variables,
    ImmutableArray<TextSpan> Comments,
    ImmutableArray<MakeProblem> Problems,
    bool HasInclude)
{
    /// <summary>The names behind <c>.PHONY</c>.</summary>
    public IEnumerable<MakeWord> PhonyTargets => Rules.Where(rule => rule.Targets.Any(target => target.Text == ".PHONY")).SelectMany(rule => rule.Prerequisites);
}

/// <summary>A rule: targets, what they are made of, and how.</summary>
/// <param name="Span">From the first target to the end of the recipe.</param>
/// <param name="Targets">The targets.</param>
/// <param name="Prerequisites">What they depend on.</param>
/// <param name="Recipe">The recipe's lines.</param>
public sealed record MakeRule(TextSpan Span, ImmutableArray<MakeWord> Targets, ImmutableArray<MakeWord> Prerequisites, ImmutableArray<RecipeLine> Recipe);

/// <summary>A word of a makefile.</summary>
/// <param name="Text">The word, variables as written.</param>
/// <param name="Span">Where it is written.</param>
public readonly record struct MakeWord(string Text, TextSpan Span);

/// <summary>A line of a recipe, continuations included.</summary>
/// <param name="Span">Where it is written, without the tab and the prefixes.</param>
/// <param name="Prefixes">The characters in front: <c>@</c>, <c>-</c>, <c>+</c>.</param>
/// <param name="Script">What the shell gets: <c>$$</c> turned into <c>$</c>.</param>
/// <param name="Map">Leads from the script to the file.</param>
public sealed record RecipeLine(TextSpan Span, string Prefixes, string Script, SourceMap Map);

/// <summary>Why make refuses a text.</summary>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record MakeProblem(TextSpan Span, string Message);
