namespace A11.Core.Scripts;

/// <summary>Reads what a host replaces in a text before a program gets it: variables, and escapes of its own.</summary>
/// <param name="text">The text.</param>
/// <param name="start">Where something of the kind may begin.</param>
/// <returns>Its length and what the program gets for it, null where that is not known; nothing where none begins there.</returns>
internal delegate (int Length, string? Value)? HostInterpolation(string text, int start);
