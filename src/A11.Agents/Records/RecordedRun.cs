using System.Collections.Immutable;

namespace A11.Agents.Records;

/// <summary>A run as its record has it.</summary>
/// <param name="Name">The record's name, which begins with the time in UTC: <c>20260102T030405Z-1a2b3c</c>.</param>
/// <param name="Result">How the run ended; null where it did not come to its end, or is under way.</param>
/// <param name="Tasks">The tasks on which an agent worked, in the order in which they ended.</param>
public sealed record RecordedRun(string Name, RunDocument? Result, ImmutableArray<RecordedTask> Tasks);

/// <summary>A task of a recorded run.</summary>
/// <param name="Json">The task as it was given.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Rounds">The rounds of work.</param>
public sealed record RecordedTask(string Json, TaskDocument Verdict, ImmutableArray<RecordedRound> Rounds);

/// <summary>A round of a recorded run. What there was none of is empty.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Prompt">What the agent was told.</param>
/// <param name="Transcript">What it printed.</param>
/// <param name="Diff">What it changed, as a unified diff with git's headers.</param>
/// <param name="Verdict">What the gate said; null in records of releases that did not keep it.</param>
public sealed record RecordedRound(int Number, string Prompt, string Transcript, string Diff, RoundVerdictDocument? Verdict);
