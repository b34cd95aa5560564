using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>An assignment, for all of the file or for some targets, or a <c>define</c>.</summary>
/// <param name="FullSpan">Its lines, with their ends.</param>
/// <param name="Name">The variable.</param>
/// <param name="Operator"><c>=</c>, <c>:=</c>, <c>::=</c>, <c>:::=</c>, <c>+=</c>, <c>?=</c> or <c>!=</c>; a <c>define</c> without one is <c>=</c>.</param>
/// <param name="Value">The value as written.</param>
public sealed record MakeAssignment(TextSpan FullSpan, MakeWord Name, string Operator, TextSpan Value) : MakeStatement(FullSpan)
{
    /// <summary>The targets that it is for; empty where it holds everywhere.</summary>
    public ImmutableArray<MakeWord> Targets { get; init; } = [];

    /// <summary>The words <c>export</c>, <c>override</c>, <c>private</c> before it.</summary>
    public ImmutableArray<string> Modifiers { get; init; } = [];

    /// <summary>Whether the value stands between <c>define</c> and <c>endef</c>.</summary>
    public bool IsDefinition { get; init; }

    /// <summary>Whether the operator is written; a <c>define</c> needs none.</summary>
    public TextSpan OperatorSpan { get; init; }

    /// <summary>How many conditionals stand around it.</summary>
    public int Depth { get; init; }

    /// <summary>Whether the value is expanded each time it is used, rather than once.</summary>
    public bool IsRecursive => Operator is "=" or "?=" or "+=";
}
