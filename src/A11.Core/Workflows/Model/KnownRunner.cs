using System.Collections.Immutable;

namespace A11.Core.Workflows.Model;

/// <summary>A label of a runner that is known.</summary>
/// <param name="Label">The label.</param>
/// <param name="Kind">Whose it is.</param>
/// <param name="IsRetired">Whether no runner has it any more.</param>
/// <param name="Retirement">The day from which on there is none, as <c>2025-04-15</c>; null where there is none, or it isn't known.</param>
/// <param name="System">The system: <c>linux</c>, <c>macos</c> or <c>windows</c>; null where the label doesn't say.</param>
/// <param name="Images">The images that it stands for; none where the label doesn't say.</param>
internal sealed record KnownRunner(string Label, RunnerKind Kind, bool IsRetired, string? Retirement, string? System, ImmutableArray<string> Images);
