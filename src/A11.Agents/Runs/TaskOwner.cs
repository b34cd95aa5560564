using A11.Core.Profiles;
using A11.Core.Tasks;

namespace A11.Agents.Runs;

/// <summary>Whether a task is for the agent of a profile: it names no owner, or the profile's ID (“A11” of the title “A11: DevOps engineer”) or role.</summary>
public static class TaskOwner
{
    /// <summary>Whether the profile's agent carries it out.</summary>
    public static bool Is(Profile profile, DevOpsTask task) =>
        task.Owner is not { } owner || Names(profile).Any(name => name.Equals(owner.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whose task it is, as a sentence; null where the profile's agent carries it out.</summary>
    internal static string? ExplainOther(Profile profile, DevOpsTask task) =>
        Is(profile, task) ? null : $"The task is for {task.Owner}, not for {IdOf(profile)}.";

    /// <summary>The profile's ID, as tasks name it.</summary>
    public static string IdOf(Profile profile) => Names(profile)[0];

    /// <summary>The ID, the role, and both together.</summary>
    private static string[] Names(Profile profile) => [.. profile.Title.Split(':', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), profile.Title];
}
