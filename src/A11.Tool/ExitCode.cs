namespace A11.Tool;

/// <summary>
/// What the command's exit status says; each has one meaning. Where several apply, over all tasks, the first of
/// <see cref="Usage"/>, <see cref="BoundaryViolated"/>, <see cref="AgentFailed"/>, <see cref="Conflict"/>, <see cref="Findings"/> is given.
/// </summary>
public enum ExitCode
{
    /// <summary>Nothing is wrong.</summary>
    Clean = 0,

    /// <summary>Findings at or above the failing severity.</summary>
    Findings = 1,

    /// <summary>Wrong usage or configuration: nothing was written, and a check is no verdict.</summary>
    Usage = 2,

    /// <summary>An agent failed, or refused its task.</summary>
    AgentFailed = 3,

    /// <summary>A boundary was violated.</summary>
    BoundaryViolated = 4,

    /// <summary>The repository changed meanwhile: nothing was written.</summary>
    Conflict = 5,

    /// <summary>Cancelled by the user or the system.</summary>
    Cancelled = 130,
}
