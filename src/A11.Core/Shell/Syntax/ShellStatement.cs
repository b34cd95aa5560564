using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>What stands in a list: a command, a pipeline, or commands joined by <c>&amp;&amp;</c> and <c>||</c>.</summary>
/// <param name="span">Where it is written.</param>
public abstract class ShellStatement(TextSpan span) : ShellNode(span);

/// <summary>Pipelines joined by <c>&amp;&amp;</c> and <c>||</c>, which bind from the left.</summary>
/// <param name="span">From the first pipeline to the last.</param>
/// <param name="operands">Two pipelines or more.</param>
/// <param name="operators">What joins each to the next.</param>
public sealed class AndOrList(TextSpan span, ImmutableArray<ShellStatement> operands, ImmutableArray<ShellJoint> operators) : ShellStatement(span)
{
    /// <summary>The pipelines.</summary>
    public ImmutableArray<ShellStatement> Operands { get; } = operands;

    /// <summary>The operators: one fewer than operands.</summary>
    public ImmutableArray<ShellJoint> Operators { get; } = operators;
}

/// <summary>Commands joined by <c>|</c>, or one command that <c>!</c> or <c>time</c> stands in front of.</summary>
/// <param name="span">From its first word to its last.</param>
/// <param name="commands">The commands; one where there is no pipe.</param>
/// <param name="pipes">The operators: one fewer than commands.</param>
/// <param name="negations">Where a <c>!</c> stands in front.</param>
/// <param name="isTimed">Whether <c>time</c> stands in front.</param>
public sealed class Pipeline(TextSpan span, ImmutableArray<ShellStatement> commands, ImmutableArray<ShellPipe> pipes, ImmutableArray<TextSpan> negations, bool isTimed) : ShellStatement(span)
{
    /// <summary>The commands.</summary>
    public ImmutableArray<ShellStatement> Commands { get; } = commands;

    /// <summary>The operators between them.</summary>
    public ImmutableArray<ShellPipe> Pipes { get; } = pipes;

    /// <summary>Where a <c>!</c> stands in front; one, unless it is written in vain.</summary>
    public ImmutableArray<TextSpan> Negations { get; } = negations;

    /// <summary>Whether its outcome is turned around.</summary>
    public bool IsNegated => Negations.Length % 2 == 1;

    /// <summary>Whether <c>time</c> stands in front.</summary>
    public bool IsTimed { get; } = isTimed;
}

/// <summary>An operator between two pipelines.</summary>
/// <param name="Kind"><see cref="ShellOperator.And"/> or <see cref="ShellOperator.Or"/>.</param>
/// <param name="Span">Where it is written.</param>
public readonly record struct ShellJoint(ShellOperator Kind, TextSpan Span);

/// <summary>An operator between two commands of a pipeline.</summary>
/// <param name="Span">Where it is written.</param>
/// <param name="HasErrors">Whether it is <c>|&amp;</c>, which sends standard error too.</param>
public readonly record struct ShellPipe(TextSpan Span, bool HasErrors);

/// <summary>A function's definition, in either form.</summary>
/// <param name="span">From its name, or <c>function</c>, to the end of its body.</param>
/// <param name="name">Its name.</param>
/// <param name="nameSpan">Where the name is written.</param>
/// <param name="body">What it runs.</param>
public sealed class FunctionDefinition(TextSpan span, string name, TextSpan nameSpan, ShellStatement? body) : ShellStatement(span)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Where the name is written.</summary>
    public TextSpan NameSpan { get; } = nameSpan;

    /// <summary>What it runs; null where the text ends before.</summary>
    public ShellStatement? Body { get; } = body;

    /// <summary>Where the word <c>function</c> is written; null in the form that POSIX knows.</summary>
    public TextSpan? Keyword { get; init; }

    /// <summary>Whether <c>()</c> follows the name.</summary>
    public bool HasParentheses { get; init; }
}
