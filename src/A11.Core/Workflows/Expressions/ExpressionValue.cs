using System.Collections.Immutable;

namespace A11.Core.Workflows.Expressions;

/// <summary>A value of an expression (GitHub's documentation, “Evaluate expressions in workflows and actions”, literals).</summary>
public abstract record ExpressionValue;

/// <summary>No value.</summary>
public sealed record NullValue : ExpressionValue
{
    /// <summary>The only one.</summary>
    public static NullValue Instance { get; } = new();
}

/// <summary>A truth value.</summary>
/// <param name="Value">It.</param>
public sealed record BooleanValue(bool Value) : ExpressionValue;

/// <summary>A number.</summary>
/// <param name="Value">It.</param>
public sealed record NumberValue(double Value) : ExpressionValue;

/// <summary>A string.</summary>
/// <param name="Text">Its characters, without quotes.</param>
public sealed record StringValue(string Text) : ExpressionValue;

/// <summary>An array. It equals only itself, as for GitHub.</summary>
/// <param name="Items">Its items.</param>
public sealed record ArrayValue(ImmutableArray<ExpressionValue> Items) : ExpressionValue
{
    /// <summary>Whether a filter (<c>.*</c>) made it, so that its items' properties can be taken from all of them at once.</summary>
    public bool IsFiltered { get; init; }
}

/// <summary>An object. It equals only itself, as for GitHub.</summary>
/// <param name="Properties">Its properties, in order; case of names is not significant.</param>
public sealed record ObjectValue(ImmutableArray<KeyValuePair<string, ExpressionValue>> Properties) : ExpressionValue;
