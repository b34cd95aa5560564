using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>A node of an arithmetic expression.</summary>
/// <param name="span">Where it is written.</param>
public abstract class ArithmeticNode(TextSpan span) : ShellNode(span);

/// <summary>A number, or what is written in a number's place.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="text">The number as written: <c>42</c>, <c>0x1f</c>, <c>16#ff</c>.</param>
public sealed class ArithmeticNumber(TextSpan span, string text) : ArithmeticNode(span)
{
    /// <summary>The number as written.</summary>
    public string Text { get; } = text;
}

/// <summary>A variable, whose value is read without <c>$</c>.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="name">Its name.</param>
/// <param name="subscript">What stands in brackets behind it.</param>
public sealed class ArithmeticVariable(TextSpan span, string name, ArithmeticNode? subscript) : ArithmeticNode(span)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What stands in brackets behind it.</summary>
    public ArithmeticNode? Subscript { get; } = subscript;

    /// <summary>Whether brackets stand behind it.</summary>
    public bool HasSubscript { get; init; }
}

/// <summary>An expansion, or a quotation, as an operand.</summary>
/// <param name="part">The expansion.</param>
public sealed class ArithmeticPart(ShellWordPart part) : ArithmeticNode(part.Span)
{
    /// <summary>The expansion.</summary>
    public ShellWordPart Part { get; } = part;
}

/// <summary>An operand written of several pieces, known only when the script runs: <c>16#$x</c>, <c>a$i</c>.</summary>
/// <param name="span">Where it is written.</param>
public sealed class ArithmeticComposite(TextSpan span) : ArithmeticNode(span)
{
    /// <summary>Its first piece.</summary>
    public required ArithmeticNode First { get; init; }

    /// <summary>What follows it.</summary>
    public required ArithmeticNode Second { get; init; }
}

/// <summary>An operator in front of its operand, or <c>++</c> and <c>--</c> behind it.</summary>
/// <param name="span">Where it is written.</param>
/// <param name="operator">The operator.</param>
/// <param name="operand">The operand.</param>
/// <param name="isPostfix">Whether it stands behind.</param>
public sealed class ArithmeticUnary(TextSpan span, string @operator, ArithmeticNode operand, bool isPostfix) : ArithmeticNode(span)
{
    /// <summary>The operator.</summary>
    public string Operator { get; } = @operator;

    /// <summary>The operand.</summary>
    public ArithmeticNode Operand { get; } = operand;

    /// <summary>Whether it stands behind.</summary>
    public bool IsPostfix { get; } = isPostfix;
}

/// <summary>An operator between two operands; <c>,</c> and assignments are among them, and <c>?</c>, whose second operand is a <c>:</c>.</summary>
/// <param name="left">The first operand.</param>
/// <param name="operator">The operator.</param>
/// <param name="right">The second operand.</param>
public sealed class ArithmeticBinary(ArithmeticNode left, string @operator, ArithmeticNode right) : ArithmeticNode(left.Span.Union(right.Span))
{
    /// <summary>The first operand.</summary>
    public ArithmeticNode Left { get; } = left;

    /// <summary>The operator.</summary>
    public string Operator { get; } = @operator;

    /// <summary>The second operand.</summary>
    public ArithmeticNode Right { get; } = right;

    /// <summary>Whether it assigns: <c>=</c>, <c>+=</c>, ….</summary>
    public bool IsAssignment => Operator is ['=',] or ['+' or '-' or '*' or '/' or '%' or '&' or '|' or '^', '='] or "<<=" or ">>=";
}

/// <summary>Parentheses.</summary>
/// <param name="span">Where they are written.</param>
/// <param name="operand">What is in them.</param>
public sealed class ArithmeticGroup(TextSpan span, ArithmeticNode operand) : ArithmeticNode(span)
{
    /// <summary>What is in them.</summary>
    public ArithmeticNode Operand { get; } = operand;
}
