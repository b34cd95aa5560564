using System.Collections.Immutable;
using A11.Agents.Agents;
using A11.Core.Diagnostics;

namespace A11.Agents.Reviews;

/// <summary>A reviewer's verdict on the files of a task.</summary>
/// <param name="Reviewer">Who: A07 or A08.</param>
/// <param name="By">The agent that reviewed, or <c>builtin</c>.</param>
/// <param name="Passed">Whether the files may go in.</param>
/// <param name="Findings">What it found, whether or not that stops the files.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record Review(string Reviewer, string By, bool Passed, ImmutableArray<Diagnostic> Findings, string Reason)
{
    /// <summary>What the review used.</summary>
    public AgentUsage Usage { get; init; } = AgentUsage.Unknown;
}
