namespace A11.Tool.Health;

/// <summary>What was looked at on this machine, and what it is like.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="State">How it stands.</param>
/// <param name="Detail">What was found and, where something is missing, what to do.</param>
internal sealed record HealthCheck(string Name, HealthState State, string Detail);

/// <summary>How something stands.</summary>
internal enum HealthState
{
    /// <summary>It is there and works.</summary>
    Good,

    /// <summary>It is not there, and nothing that is configured needs it.</summary>
    Absent,

    /// <summary>What is configured can't work without it.</summary>
    Broken,
}
