namespace A11.Agents.Runs;

/// <summary>Where a task stands.</summary>
public enum TaskStage
{
    /// <summary>The agent is at work.</summary>
    Working,

    /// <summary>The gate judges what it did.</summary>
    Judging,

    /// <summary>Reviewers look at it.</summary>
    Reviewing,

    /// <summary>Its files are moved into the repository.</summary>
    Promoting,

    /// <summary>It has ended, one way or another.</summary>
    Ended,
}
