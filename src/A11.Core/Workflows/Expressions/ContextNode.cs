using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>A context: <c>github</c>, <c>matrix</c>.</summary>
/// <param name="span">Its place.</param>
/// <param name="name">Its name as written; case is not significant.</param>
public sealed class ContextNode(TextSpan span, string name) : ExpressionNode(span, [])
{
    /// <summary>Its name as written; case is not significant.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it is the context of this name.</summary>
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
