namespace A11.Core.Docker.Syntax;

/// <summary>A variable that a word uses: <c>$name</c>, <c>${name}</c>, <c>${name:-text}</c>.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Start">Where the reference begins in the word.</param>
/// <param name="Length">Its length, the dollar sign included.</param>
/// <param name="HasFallback">Whether it says what holds where the variable is not set: one of <c>-</c>, <c>+</c>, <c>?</c>, with or without a colon.</param>
public readonly record struct VariableReference(string Name, int Start, int Length, bool HasFallback);
