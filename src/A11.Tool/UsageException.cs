namespace A11.Tool;

/// <summary>The command can't do what it was asked to; ends it with <see cref="ExitCode.Usage"/>.</summary>
/// <param name="message">What is wrong and what to do, as sentences for the person who typed the command.</param>
internal sealed class UsageException(string message) : Exception(message);
