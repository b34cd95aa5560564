namespace A11.Core.Text;

/// <summary>A line of an edit script.</summary>
/// <param name="Mark">A minus where it is removed, a plus where it is added, a space where it stays.</param>
/// <param name="Text">The line.</param>
public readonly record struct EditLine(char Mark, string Text);
