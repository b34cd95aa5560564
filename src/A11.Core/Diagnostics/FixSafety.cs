namespace A11.Core.Diagnostics;

/// <summary>Whether a rule can mend what it finds, and whether a person should look first.</summary>
public enum FixSafety
{
    /// <summary>The rule offers no fix.</summary>
    None,

    /// <summary>The fix changes neither what a command receives nor what a layer of an image holds: <c>a11 fix</c> applies it.</summary>
    Safe,

    /// <summary>The fix may change what the file does: only <c>a11 fix --unsafe</c> applies it.</summary>
    Unsafe,
}
