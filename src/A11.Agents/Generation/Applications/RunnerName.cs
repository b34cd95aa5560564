namespace A11.Agents.Generation.Applications;

/// <summary>The runners of GitHub that jobs run on, by names that don't move.</summary>
internal static class RunnerName
{
    /// <summary>The usual one.</summary>
    public const string Linux = "ubuntu-24.04";

    /// <summary>For what only Windows builds or tests.</summary>
    public const string Windows = "windows-2025";
}
