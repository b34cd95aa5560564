using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Analysis;

/// <summary>
/// Finds what one check is about, or what several checks are about that one walk serves. A rule is a pure function of syntax, options and repository:
/// it holds no state, so one instance serves all files on all threads.
/// </summary>
public abstract class Rule
{
    /// <summary>The check; where the rule makes several, the one that the rule is named after.</summary>
    public abstract CheckDescriptor Descriptor { get; }

    /// <summary>All checks that the rule makes: each is configured, suppressed and explained on its own.</summary>
    public virtual ImmutableArray<CheckDescriptor> Descriptors => [Descriptor];
}
