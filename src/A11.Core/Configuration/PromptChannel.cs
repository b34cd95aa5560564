namespace A11.Core.Configuration;

/// <summary>How an agent is given its prompt.</summary>
public enum PromptChannel
{
    /// <summary>On its standard input, which is closed behind it.</summary>
    StandardInput,

    /// <summary>As an argument, in place of <c>{prompt}</c> or behind all others.</summary>
    Argument,

    /// <summary>In a file, whose path is an argument in place of <c>{prompt}</c> or behind all others.</summary>
    File,
}
