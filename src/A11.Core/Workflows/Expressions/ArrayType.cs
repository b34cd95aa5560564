namespace A11.Core.Workflows.Expressions;

/// <summary>An array.</summary>
/// <param name="Element">What its items are.</param>
internal sealed record ArrayType(ExpressionType Element) : ExpressionType
{
    /// <summary>Whether a filter (<c>.*</c>) made it, so that its items' properties can be taken from all of them at once.</summary>
    public bool IsFiltered { get; init; }

    /// <inheritdoc/>
    public override string Title => "an array";
}
