using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>A call of a function: <c>contains(a, b)</c>.</summary>
/// <param name="span">Its place.</param>
/// <param name="name">The function's name as written; case is not significant.</param>
/// <param name="nameSpan">The place of the name.</param>
/// <param name="arguments">The arguments.</param>
public sealed class CallNode(TextSpan span, string name, TextSpan nameSpan, ImmutableArray<ExpressionNode> arguments) : ExpressionNode(span, arguments)
{
    /// <summary>The function's name as written; case is not significant.</summary>
    public string Name { get; } = name;

    /// <summary>The place of the name.</summary>
    public TextSpan NameSpan { get; } = nameSpan;

    /// <summary>The arguments.</summary>
    public ImmutableArray<ExpressionNode> Arguments => Children;

    /// <summary>Whether it is the function of this name.</summary>
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
