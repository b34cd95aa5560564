using System.Collections.Immutable;
using A11.Agents.Reviews;
using A11.Core.Analysis;

namespace A11.Agents.Runs;

/// <summary>How a run goes about it, beside what the configuration says. Unless told otherwise it shows nothing and reviews by rules.</summary>
/// <param name="Engine">The engine that runs the rules at the gate.</param>
public sealed record RunOptions(Engine Engine)
{
    /// <summary>Who reviews; null for the built-in reviewers of the profile's roles.</summary>
    public ImmutableArray<IReviewer>? Reviewers { get; init; }

    /// <summary>Tasks side by side; null for what the configuration says.</summary>
    public int? Jobs { get; init; }

    /// <summary>Absolute path of the folder that the bundles for reviewers elsewhere are written to; null for none.</summary>
    public string? HandoffFolder { get; init; }

    /// <summary>Told what goes on, from whatever thread.</summary>
    public IProgress<TaskProgress> Progress { get; init; } = new Silence();

    /// <summary>Told what people should know and what stops nothing.</summary>
    public Action<string> Warn { get; init; } = _ => { };

    /// <summary>The value of an environment variable: what agents are given is kept out of records.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    private sealed class Silence : IProgress<TaskProgress>
    {
        public void Report(TaskProgress value)
        {
        }
    }
}
