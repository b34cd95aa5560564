namespace A11.Agents.Processes;

/// <summary>What is said to a process and heard from it while it runs.</summary>
internal interface IConversation
{
    /// <summary>Whether the process has said all that it will, so that it should end now.</summary>
    bool IsFinished { get; }

    /// <summary>The process has started.</summary>
    /// <param name="input">Its standard input, which must be closed some time.</param>
    void Begin(ProcessInput input);

    /// <summary>It printed a line on standard output.</summary>
    /// <param name="line">The line without its end.</param>
    void Receive(ReadOnlyMemory<byte> line);
}
