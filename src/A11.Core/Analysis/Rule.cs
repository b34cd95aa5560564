using A11.Core.Diagnostics;

namespace A11.Core.Analysis;

/// <summary>
/// One check. A rule is a pure function of syntax, options and repository: it holds no state, so one instance serves all files
/// on all threads.
/// </summary>
public abstract class Rule
{
    /// <summary>What is known of the rule without running it.</summary>
    public abstract RuleInfo Info { get; }
}
