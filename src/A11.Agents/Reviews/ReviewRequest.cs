using System.Collections.Immutable;
using A11.Agents.Acceptance;
using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Core.Diagnostics;
using A11.Core.Files;

namespace A11.Agents.Reviews;

/// <summary>What is put before a reviewer.</summary>
/// <param name="Job">The task and what belongs to it; its files are those before the changes.</param>
/// <param name="Changes">The exact bytes that are to be promoted.</param>
/// <param name="Files">The repository with the changes in it.</param>
/// <param name="Findings">What the rules find in the changed files; nothing of it stopped them.</param>
/// <param name="Criteria">What became of the acceptance criteria.</param>
public sealed record ReviewRequest(
    AgentJob Job,
    ImmutableArray<Change> Changes,
    IFileSource Files,
    ImmutableArray<Diagnostic> Findings,
    ImmutableArray<CriterionResult> Criteria);
