namespace A11.Core.Text;

/// <summary>Something that a file says, and where.</summary>
/// <param name="Value">What it says.</param>
/// <param name="Span">The place.</param>
public readonly record struct PlacedText(string Value, TextSpan Span);
