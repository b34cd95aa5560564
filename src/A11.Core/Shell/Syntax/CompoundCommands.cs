using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>A subshell: <c>( list )</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="body">What it runs.</param>
/// <param name="redirections">Its redirections.</param>
public sealed class SubshellCommand(TextSpan span, ShellList body, ImmutableArray<ShellRedirection> redirections) : CommandNode(span, redirections)
{
    /// <summary>What it runs.</summary>
    public ShellList Body { get; } = body;
}

/// <summary>A group: <c>{ list; }</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="body">What it runs.</param>
/// <param name="redirections">Its redirections.</param>
public sealed class GroupCommand(TextSpan span, ShellList body, ImmutableArray<ShellRedirection> redirections) : CommandNode(span, redirections)
{
    /// <summary>What it runs.</summary>
    public ShellList Body { get; } = body;
}

/// <summary><c>if … then … elif … else … fi</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="clauses">Conditions and what each runs.</param>
/// <param name="otherwise">What runs where no condition holds.</param>
/// <param name="redirections">Its redirections.</param>
public sealed class IfCommand(TextSpan span, ImmutableArray<IfClause> clauses, ShellList? otherwise, ImmutableArray<ShellRedirection> redirections) : CommandNode(span, redirections)
{
    /// <summary><c>if</c> and every <c>elif</c>.</summary>
    public ImmutableArray<IfClause> Clauses { get; } = clauses;

    /// <summary>What <c>else</c> runs; null without it.</summary>
    public ShellList? Otherwise { get; } = otherwise;
}

/// <summary>A condition and what runs where it holds.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Body">What runs where it holds.</param>
public readonly record struct IfClause(ShellList Condition, ShellList Body);

/// <summary><c>while</c> or <c>until</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="isUntil">Whether it is <c>until</c>.</param>
/// <param name="condition">Its condition.</param>
/// <param name="body">What it repeats.</param>
/// <param name="redirections">Its redirections.</param>
public sealed class WhileCommand(TextSpan span, bool isUntil, ShellList condition, ShellList body, ImmutableArray<ShellRedirection> redirections) : CommandNode(span, redirections)
{
    /// <summary>Whether it is <c>until</c>.</summary>
    public bool IsUntil { get; } = isUntil;

    /// <summary>Its condition.</summary>
    public ShellList Condition { get; } = condition;

    /// <summary>What it repeats.</summary>
    public ShellList Body { get; } = body;
}

/// <summary><c>for name in words</c> or <c>select name in words</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="variable">The variable; empty where it is missing.</param>
/// <param name="variableSpan">Where the variable is written.</param>
/// <param name="words">The words behind <c>in</c>.</param>
/// <param name="body">What it repeats.</param>
/// <param name="redirections">Its redirections.</param>
public sealed class ForCommand(TextSpan span, string variable, TextSpan variableSpan, ImmutableArray<ShellWord> words, ShellList body, ImmutableArray<ShellRedirection> redirections) : CommandNode(span, redirections)
{
    /// <summary>The variable.</summary>
    public string Variable { get; } = variable;

    /// <summary>Where the variable is written.</summary>
    public TextSpan VariableSpan { get; } = variableSpan;

    /// <summary>The words behind <c>in</c>.</summary>
    public ImmutableArray<ShellWord> Words { get; } = words;

    /// <summary>Whether <c>in</c> is written; without it the loop goes over the script's arguments.</summary>
    public bool HasIn { get; init; }

    /// <summary>Whether it is <c>select</c>.</summary>
    public bool IsSelect { get; init; }

    /// <summary>What it repeats.</summary>
    public ShellList Body { get; } = body;
}

/// <summary><c>for (( a; b; c ))</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="clauses">What stands between the semicolons.</param>
/// <param name="body">What it repeats.</param>
/// <param name="redirections">Its redirections.</param>
public sealed class ArithmeticForCommand(TextSpan span, ImmutableArray<ArithmeticText> clauses, ShellList body, ImmutableArray<ShellRedirection> redirections) : CommandNode(span, redirections)
{
    /// <summary>What stands between the semicolons.</summary>
    public ImmutableArray<ArithmeticText> Clauses { get; } = clauses;

    /// <summary>What it repeats.</summary>
    public ShellList Body { get; } = body;
}

/// <summary><c>(( expression ))</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="expression">The expression.</param>
/// <param name="redirections">Its redirections.</param>
public sealed class ArithmeticCommand(TextSpan span, ArithmeticText expression, ImmutableArray<ShellRedirection> redirections) : CommandNode(span, redirections)
{
    /// <summary>The expression.</summary>
    public ArithmeticText Expression { get; } = expression;
}

/// <summary><c>[[ expression ]]</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="condition">The expression; null where there is none.</param>
/// <param name="redirections">Its redirections.</param>
public sealed class ConditionalCommand(TextSpan span, ShellCondition? condition, ImmutableArray<ShellRedirection> redirections) : CommandNode(span, redirections)
{
    /// <summary>The expression.</summary>
    public ShellCondition? Condition { get; } = condition;
}

/// <summary><c>case word in … esac</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="word">What is compared.</param>
/// <param name="items">The branches.</param>
/// <param name="redirections">Its redirections.</param>
public sealed class CaseCommand(TextSpan span, ShellWord? word, ImmutableArray<CaseItem> items, ImmutableArray<ShellRedirection> redirections) : CommandNode(span, redirections)
{
    /// <summary>What is compared; null where it is missing.</summary>
    public ShellWord? Word { get; } = word;

    /// <summary>The branches.</summary>
    public ImmutableArray<CaseItem> Items { get; } = items;
}

/// <summary>A branch of <c>case</c>.</summary>
/// <param name="Patterns">Its patterns.</param>
/// <param name="Body">What it runs.</param>
/// <param name="Terminator"><c>;;</c>, <c>;&amp;</c> or <c>;;&amp;</c>; empty at the end.</param>
/// <param name="TerminatorSpan">Where the terminator is written.</param>
public readonly record struct CaseItem(ImmutableArray<ShellWord> Patterns, ShellList Body, string Terminator, TextSpan TerminatorSpan);

/// <summary>bash's and ksh's <c>coproc</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="name">The array that gets its file descriptors.</param>
/// <param name="body">What it runs.</param>
/// <param name="redirections">Its redirections.</param>
public sealed class CoprocCommand(TextSpan span, string? name, ShellStatement? body, ImmutableArray<ShellRedirection> redirections) : CommandNode(span, redirections)
{
    /// <summary>The array that gets its file descriptors; null where the default, <c>COPROC</c>, does.</summary>
    public string? Name { get; } = name;

    /// <summary>What it runs.</summary>
    public ShellStatement? Body { get; } = body;
}
