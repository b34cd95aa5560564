namespace A11.Core.Diagnostics;

/// <summary>How much a finding weighs, lightest first.</summary>
public enum Severity
{
    /// <summary>Switched off.</summary>
    None,

    /// <summary>Taste or a hint.</summary>
    Info,

    /// <summary>What a careful reviewer would ask to change.</summary>
    Warning,

    /// <summary>Breaks one of the DevOps rules outright, or would be refused by the file's own engine.</summary>
    Error,
}
