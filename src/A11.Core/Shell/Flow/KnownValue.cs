namespace A11.Core.Shell.Flow;

/// <summary>What is known of a variable's value.</summary>
/// <param name="Shape">What it does where it is expanded.</param>
/// <param name="IsInteger">Whether the variable is declared as a number, so that the shell makes one of whatever is assigned.</param>
internal readonly record struct KnownValue(ValueShape Shape, bool IsInteger);
