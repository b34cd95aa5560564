namespace A11.Core.Configuration;

/// <summary>Whether an agent's process is put in a sandbox.</summary>
public enum SandboxMode
{
    /// <summary>Where the system has one.</summary>
    Auto,

    /// <summary>Always; without one no agent starts.</summary>
    Required,

    /// <summary>Never.</summary>
    Off,
}
