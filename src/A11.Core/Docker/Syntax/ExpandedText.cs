namespace A11.Core.Docker.Syntax;

/// <summary>A word with quotes resolved and variables filled in, as far as their values are known without a build.</summary>
/// <param name="Text">The text; what is not known stands as written.</param>
/// <param name="IsConstant">Whether all of it is known.</param>
public readonly record struct ExpandedText(string Text, bool IsConstant)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
