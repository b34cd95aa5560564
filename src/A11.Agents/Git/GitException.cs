namespace A11.Agents.Git;

/// <summary>Git could not do what it was asked to; the message is a sentence for the user.</summary>
public sealed class GitException : Exception
{
    /// <summary>A failure with its reason.</summary>
    public GitException(string message)
        : base(message)
    {
    }
}
