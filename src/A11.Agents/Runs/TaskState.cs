namespace A11.Agents.Runs;

/// <summary>How a task stands before a run.</summary>
public enum TaskState
{
    /// <summary>It would be carried out.</summary>
    Open,

    /// <summary>There is nothing to do.</summary>
    UpToDate,

    /// <summary>It is for somebody else.</summary>
    OfAnotherOwner,

    /// <summary>It asks for files outside of the boundary.</summary>
    OutsideBoundary,

    /// <summary>A file is not what the last run left, or was not made by it.</summary>
    Conflict,
}
