using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>An expression of <c>[[ … ]]</c>, <c>[ … ]</c> or <c>test</c>.</summary>
/// <param name="span">Where it is written.</param>
public abstract class ShellCondition(TextSpan span) : ShellNode(span);

/// <summary>Expressions joined by <c>&amp;&amp;</c> or <c>-a</c>, or by <c>||</c> or <c>-o</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="isOr">Whether one of them is enough.</param>
/// <param name="operands">Two or more.</param>
/// <param name="operators">Where the operators are written.</param>
public sealed class ConditionList(TextSpan span, bool isOr, ImmutableArray<ShellCondition> operands, ImmutableArray<TextSpan> operators) : ShellCondition(span)
{
    /// <summary>Whether one of them is enough.</summary>
    public bool IsOr { get; } = isOr;

    /// <summary>The expressions.</summary>
    public ImmutableArray<ShellCondition> Operands { get; } = operands;

    /// <summary>Where the operators are written.</summary>
    public ImmutableArray<TextSpan> Operators { get; } = operators;
}

/// <summary><c>! expression</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="operand">The expression.</param>
public sealed class ConditionNot(TextSpan span, ShellCondition operand) : ShellCondition(span)
{
    /// <summary>The expression.</summary>
    public ShellCondition Operand { get; } = operand;
}

/// <summary><c>( expression )</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="operand">The expression.</param>
public sealed class ConditionGroup(TextSpan span, ShellCondition operand) : ShellCondition(span)
{
    /// <summary>The expression.</summary>
    public ShellCondition Operand { get; } = operand;
}

/// <summary>A test of one word: <c>-f word</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="operator">The operator.</param>
/// <param name="operatorSpan">Where the operator is written.</param>
/// <param name="operand">The word.</param>
public sealed class ConditionUnary(TextSpan span, string @operator, TextSpan operatorSpan, ShellWord operand) : ShellCondition(span)
{
    /// <summary>The operator.</summary>
    public string Operator { get; } = @operator;

    /// <summary>Where the operator is written.</summary>
    public TextSpan OperatorSpan { get; } = operatorSpan;

    /// <summary>The word.</summary>
    public ShellWord Operand { get; } = operand;
}

/// <summary>A comparison of two words: <c>a = b</c>, <c>a -lt b</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="left">The first word.</param>
/// <param name="operator">The operator.</param>
/// <param name="operatorSpan">Where the operator is written.</param>
/// <param name="right">The second word.</param>
public sealed class ConditionBinary(TextSpan span, ShellWord left, string @operator, TextSpan operatorSpan, ShellWord right) : ShellCondition(span)
{
    /// <summary>The first word.</summary>
    public ShellWord Left { get; } = left;

    /// <summary>The operator.</summary>
    public string Operator { get; } = @operator;

    /// <summary>Where the operator is written.</summary>
    public TextSpan OperatorSpan { get; } = operatorSpan;

    /// <summary>The second word.</summary>
    public ShellWord Right { get; } = right;

    /// <summary>Whether it compares numbers.</summary>
    public bool IsNumeric => Operator is "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge";
}

/// <summary>A word alone, which holds where it is not empty.</summary>
/// <param name="word">The word.</param>
public sealed class ConditionWord(ShellWord word) : ShellCondition(word.Span)
{
    /// <summary>The word.</summary>
    public ShellWord Word { get; } = word;
}
