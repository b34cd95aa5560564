namespace A11.Core.Configuration;

/// <summary>Where an agent's completion signal is found.</summary>
public enum SignalPlace
{
    /// <summary>It is the last line of what the agent says.</summary>
    LastLine,

    /// <summary>Its members are among those of the agent's result.</summary>
    Json,
}
