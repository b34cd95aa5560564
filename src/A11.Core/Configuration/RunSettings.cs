using System.Collections.Immutable;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;

namespace A11.Core.Configuration;

/// <summary>The settings that hold for a run as a whole.</summary>
public sealed record RunSettings
{
    /// <summary>Path of the profile's page from the root; null for the built-in profile.</summary>
    public string? Profile { get; init; }

    /// <summary>The agent's name.</summary>
    public string Agent { get; init; } = "builtin";

    /// <summary>What fails <c>check</c> and the build.</summary>
    public Severity FailOn { get; init; } = Severity.Error;

    /// <summary>What fails an agent's run.</summary>
    public Severity Gate { get; init; } = Severity.Warning;

    /// <summary>Patterns that narrow what the profile allows; empty where the profile's stand.</summary>
    public ImmutableArray<PathPattern> Allow { get; init; } = [];

    /// <summary>Patterns of what is denied beside what the profile denies.</summary>
    public ImmutableArray<PathPattern> Deny { get; init; } = [];

    /// <summary>Which changes the boundary holds for; null where it holds for all.</summary>
    public BoundaryScope? AppliesTo { get; init; }

    /// <summary>The agents that the repository defines, by name.</summary>
    public ImmutableDictionary<string, AgentConfiguration> Agents { get; init; } = ImmutableDictionary<string, AgentConfiguration>.Empty;

    /// <summary>Rounds of repair.</summary>
    public int Repair { get; init; } = 2;

    /// <summary>Whether agents are put in a sandbox.</summary>
    public SandboxMode Sandbox { get; init; } = SandboxMode.Auto;

    /// <summary>Whether a file that the task did not ask for is an error.</summary>
    public bool Strict { get; init; } = true;

    /// <summary>Tasks side by side.</summary>
    public int Jobs { get; init; } = 2;

    /// <summary>What an agent may leave behind.</summary>
    public RunLimits Limits { get; init; } = RunLimits.Default;

    /// <summary>Who reviews: reviewer to agent's name or <c>builtin</c>.</summary>
    public ImmutableDictionary<string, string> Reviewers { get; init; } =
        ImmutableDictionary<string, string>.Empty.Add("A07", "builtin").Add("A08", "builtin");

    /// <summary>How many runs' records are kept.</summary>
    public int KeepRuns { get; init; } = 20;

    /// <summary>Whether ShellCheck looks at shell scripts.</summary>
    public ShellCheckMode ShellCheck { get; init; } = ShellCheckMode.Auto;

    /// <summary>Merges configuration files, farthest first: the nearest that sets a key wins.</summary>
    internal static RunSettings From(ImmutableArray<ConfigurationFile> chain)
    {
        var settings = new RunSettings();
        foreach (var file in chain)
        {
            settings = settings with
            {
                Profile = file.Profile ?? settings.Profile,
                Agent = file.Agent ?? settings.Agent,
                FailOn = file.FailOn ?? settings.FailOn,
                Gate = file.Gate ?? settings.Gate,
                Allow = file.Allow.IsEmpty ? settings.Allow : file.Allow,
                Deny = settings.Deny.AddRange(file.Deny),
                AppliesTo = file.AppliesTo ?? settings.AppliesTo,
                Agents = settings.Agents.SetItems(file.Agents),
                Repair = file.Repair ?? settings.Repair,
                Sandbox = file.Sandbox ?? settings.Sandbox,
                Strict = file.Strict ?? settings.Strict,
                Jobs = file.Jobs ?? settings.Jobs,
                Limits = file.Limits ?? settings.Limits,
                Reviewers = settings.Reviewers.SetItems(file.Reviewers),
                KeepRuns = file.KeepRuns ?? settings.KeepRuns,
                ShellCheck = file.ShellCheck ?? settings.ShellCheck,
            };
        }

        return settings;
    }
}
