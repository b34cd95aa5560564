namespace A11.Core.Boundaries;

/// <summary>Why a path may not be written.</summary>
public enum ViolationKind
{
    /// <summary>No pattern allows it.</summary>
    NotAllowed,

    /// <summary>A pattern denies it.</summary>
    Denied,

    /// <summary>No agent may ever write it: git's own files, the policy, the rules' configuration.</summary>
    Protected,

    /// <summary>It instructs people's tools or other agents, or makes them run code, and the task does not name it.</summary>
    Unnamed,

    /// <summary>Its name means something else, or nothing, on another system.</summary>
    UnsafeName,

    /// <summary>It is, or is reached through, a symbolic link, a hard link, a submodule or nested repository, or is no ordinary file.</summary>
    Link,

    /// <summary>The boundary allows it, but the task did not ask for it.</summary>
    OutsideLane,
}
