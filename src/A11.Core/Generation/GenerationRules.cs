using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Generation;

/// <summary>What is reported about generated files: whether they are what the lock says, and what an agent may not write.</summary>
public static class GenerationRules
{
    /// <summary>A locked file differs from what was generated, reviewed and allowed.</summary>
    public static CheckDescriptor LockedFileChanged { get; } = new("AXT0201", "locked-file-changed", "Generated files should match the lock", Severity.Error, Category.Reproducible)
    {
        Suppressible = false,
    };

    /// <summary>A locked file is missing.</summary>
    public static CheckDescriptor LockedFileMissing { get; } = new("AXT0202", "locked-file-missing", "Locked files should exist", Severity.Error, Category.Reproducible)
    {
        Suppressible = false,
    };

    /// <summary>The lock can't be read.</summary>
    public static CheckDescriptor UnreadableLock { get; } = new("AXT0203", "unreadable-lock", "The lock must be readable", Severity.Error, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>An agent wrote a comment that suppresses a finding.</summary>
    public static CheckDescriptor SuppressionByAgent { get; } = new("AXT0204", "suppression-by-agent", "Agents must not suppress findings", Severity.Error, Category.Secure)
    {
        Suppressible = false,
    };

    /// <summary>A task of a build that was not carried out.</summary>
    public static CheckDescriptor TaskNotDone { get; } = new("AXT0205", "unfinished-task", "A build that generates must complete every open task", Severity.Error, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>A file of an agent's without any comment.</summary>
    public static CheckDescriptor Uncommented { get; } = new("AXT0206", "uncommented-file", "Generated files should explain decisions in comments", Severity.Warning, Category.Documented)
    {
        Suppressible = false,
    };

    /// <summary>What a reviewer has against a file, or wants known of it.</summary>
    public static CheckDescriptor ReviewFinding { get; } = new("AXT0207", "review-finding", "Generated files should pass review", Severity.Warning, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>An agent that is a program ran on CI without a sandbox.</summary>
    public static CheckDescriptor UnconfinedAgent { get; } = new("AXT0208", "unconfined-agent", "Agents should run in a sandbox on CI", Severity.Warning, Category.Secure)
    {
        Suppressible = false,
    };

    /// <summary>The value of a credential that an agent was given, in what it wrote.</summary>
    public static CheckDescriptor LeakedCredential { get; } = new("AXT0209", "leaked-credential", "Files must not contain the credentials that the agent was given", Severity.Error, Category.Secure)
    {
        Suppressible = false,
        FindsSecrets = true,
    };

    /// <summary>A lock that other clones don't have.</summary>
    public static CheckDescriptor UncommittedLock { get; } = new("AXT0210", "uncommitted-lock", "Commit the lock", Severity.Error, Category.Reproducible)
    {
        Suppressible = false,
    };

    /// <summary>A changed file that no rule checks.</summary>
    public static CheckDescriptor UncheckedFile { get; } = new("AXT0211", "unchecked-change", "Agents must write files that the rules can check", Severity.Error, Category.Secure)
    {
        Suppressible = false,
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<CheckDescriptor> All { get; } = [LockedFileChanged, LockedFileMissing, UnreadableLock, SuppressionByAgent, TaskNotDone, Uncommented, ReviewFinding, UnconfinedAgent, LeakedCredential, UncommittedLock, UncheckedFile];
}
