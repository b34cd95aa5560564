namespace A11.Agents.Agents;

/// <summary>Why an agent's work can't be taken, whatever it wrote. Each has a message of its own.</summary>
public enum AgentFailure
{
    /// <summary>It said, in its answer or by its refusal, that it can't do the task.</summary>
    Refused,

    /// <summary>It could not be started.</summary>
    NotStarted,

    /// <summary>It ended without the completion signal.</summary>
    NoSignal,

    /// <summary>The completion signal does not stand by itself at the end: inside prose or a code fence, more than once, or not last.</summary>
    SignalMisplaced,

    /// <summary>It signalled a failure: <c>{"status": "failed"}</c>.</summary>
    SignalledFailure,

    /// <summary>Its exit code, or its own result, says that it failed, although it signalled completion.</summary>
    Contradiction,

    /// <summary>It ended with an exit code that says that it failed.</summary>
    ExitCode,

    /// <summary>It was ended by a signal that was not ours.</summary>
    Died,

    /// <summary>It did not end in time, before it had signalled completion.</summary>
    TimedOut,

    /// <summary>It printed more than the limit.</summary>
    OutputFlood,

    /// <summary>It wrote more files or bytes than the limit.</summary>
    TooMuchWritten,

    /// <summary>Its service refused the login.</summary>
    Authentication,

    /// <summary>Its service refused for now: a rate limit or an overload.</summary>
    RateLimit,

    /// <summary>Its service failed.</summary>
    Service,

    /// <summary>One of its tools was refused, and it said that it was done although files are missing.</summary>
    ToolRefused,

    /// <summary>It said that it was done and changed nothing.</summary>
    NothingWritten,

    /// <summary>The commands by which its image is built were run, as the caller wished, and one failed.</summary>
    BuildFailed,
}
