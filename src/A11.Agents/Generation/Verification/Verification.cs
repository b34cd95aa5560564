namespace A11.Agents.Generation.Verification;

/// <summary>What became of an image's build commands outside of Docker.</summary>
internal enum VerificationStatus
{
    /// <summary>All of them passed.</summary>
    Passed,

    /// <summary>They could not be run here, which says nothing about them.</summary>
    NotRun,

    /// <summary>One of them failed.</summary>
    Failed,
}

/// <summary>What became of an image's build commands, and why.</summary>
/// <param name="Status">What became of them.</param>
/// <param name="Text">What was run, why not, or what failed, as sentences.</param>
internal sealed record Verification(VerificationStatus Status, string Text)
{
    /// <summary>The commands could not be run here.</summary>
    public static Verification NotRun(string reason) => new(VerificationStatus.NotRun, reason);

    /// <summary>A command failed.</summary>
    public static Verification Failed(string reason) => new(VerificationStatus.Failed, reason);
}
