namespace A11.Tool.Initialization;

/// <summary>Whether a build of a project checks the repository.</summary>
internal enum GuardState
{
    /// <summary>It does.</summary>
    Guarded,

    /// <summary>It does not.</summary>
    Unguarded,

    /// <summary>It does not, because the project sets A11Enabled to false, as documented.</summary>
    Off,

    /// <summary>The project has others built, and builds nothing itself.</summary>
    Traversal,

    /// <summary>MSBuild can't evaluate the project.</summary>
    Unknown,
}
