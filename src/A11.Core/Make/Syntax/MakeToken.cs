using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>What a token of a makefile is.</summary>
public enum MakeTokenKind
{
    /// <summary>Whitespace, line ends, and backslashes that continue a line.</summary>
    Trivia,

    /// <summary>A comment, continuation lines included.</summary>
    Comment,

    /// <summary>A directive or a modifier: <c>ifdef</c>, <c>include</c>, <c>export</c>.</summary>
    Keyword,

    /// <summary>A separator of a rule or an operator of an assignment.</summary>
    Operator,

    /// <summary>A target, a prerequisite, a name, a value or a condition.</summary>
    Text,

    /// <summary>What begins a line of a recipe: a tab, unless <c>.RECIPEPREFIX</c> says otherwise.</summary>
    RecipePrefix,

    /// <summary>A line of a recipe.</summary>
    Recipe,
}

/// <summary>A part of the text; those of a file, one after the other, are the file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it is written.</param>
public readonly record struct MakeToken(MakeTokenKind Kind, TextSpan Span);
