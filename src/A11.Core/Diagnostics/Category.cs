namespace A11.Core.Diagnostics;

/// <summary>What a rule serves: one of the profile's seven DevOps rules, or plain correctness.</summary>
public enum Category
{
    /// <summary>Non-root users, no secrets in images, no untrusted input in scripts.</summary>
    Secure,

    /// <summary>Pinned versions, lock files in use.</summary>
    Reproducible,

    /// <summary>Everything that serves is probed.</summary>
    Health,

    /// <summary>Multi-stage builds, slim bases, no caches left behind.</summary>
    Small,

    /// <summary>Dependencies cached, jobs side by side.</summary>
    Fast,

    /// <summary>Lint before test, critical checks first, failures not hidden.</summary>
    FailFast,

    /// <summary>Comments that say why.</summary>
    Documented,

    /// <summary>It would be refused, misread, or not do what it says.</summary>
    Correct,
}
