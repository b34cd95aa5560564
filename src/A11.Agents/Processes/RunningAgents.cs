namespace A11.Agents.Processes;

/// <summary>The agents that run in this process.</summary>
public static class RunningAgents
{
    /// <summary>Ends them all with what they started, at once: for a process that is about to exit without having cleaned up.</summary>
    public static void End() => ProcessTree.EndAll();
}
