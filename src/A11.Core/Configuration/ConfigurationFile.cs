using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;

namespace A11.Core.Configuration;

/// <summary>What one <c>a11.yml</c> says; null or empty where it says nothing.</summary>
public sealed record ConfigurationFile
{
    /// <summary>The file's directory from the repository's root, which its patterns start from; empty at the root or above.</summary>
    public string Directory { get; init; } = "";

    /// <summary>Path of the profile's page from the repository's root.</summary>
    public string? Profile { get; init; }

    /// <summary>The pinned version of the rules.</summary>
    public RulesetVersion? Ruleset { get; init; }

    /// <summary>The agent's name.</summary>
    public string? Agent { get; init; }

    /// <summary>What fails <c>check</c> and the build.</summary>
    public Severity? FailOn { get; init; }

    /// <summary>What fails an agent's run.</summary>
    public Severity? Gate { get; init; }

    /// <summary>Patterns that narrow what the profile allows; empty where the profile's stand.</summary>
    public ImmutableArray<PathPattern> Allow { get; init; } = [];

    /// <summary>Patterns of what is denied beside what the profile denies.</summary>
    public ImmutableArray<PathPattern> Deny { get; init; } = [];

    /// <summary>Which changes the boundary holds for; null where it holds for all.</summary>
    public BoundaryScope? AppliesTo { get; init; }

    /// <summary>The agents that the repository defines, by name.</summary>
    public ImmutableDictionary<string, AgentConfiguration> Agents { get; init; } = ImmutableDictionary<string, AgentConfiguration>.Empty;

    /// <summary>Rounds of repair.</summary>
    public int? Repair { get; init; }

    /// <summary>Whether agents are put in a sandbox.</summary>
    public SandboxMode? Sandbox { get; init; }

    /// <summary>Whether a file that the task did not ask for is an error.</summary>
    public bool? Strict { get; init; }

    /// <summary>Tasks side by side.</summary>
    public int? Jobs { get; init; }

    /// <summary>What an agent may leave behind.</summary>
    public RunLimits? Limits { get; init; }

    /// <summary>Who reviews: reviewer to agent's name or <c>builtin</c>.</summary>
    public ImmutableDictionary<string, string> Reviewers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How many runs' records are kept.</summary>
    public int? KeepRuns { get; init; }

    /// <summary>Whether ShellCheck looks at shell scripts.</summary>
    public ShellCheckMode? ShellCheck { get; init; }

    /// <summary>The Kubernetes release that manifests are for.</summary>
    public Version? KubernetesRelease { get; init; }

    /// <summary>Severities by rule ID, or by the name of a part of a rule.</summary>
    public ImmutableDictionary<string, Severity> Rules { get; init; } = ImmutableDictionary<string, Severity>.Empty;

    /// <summary>Options of rules.</summary>
    public RuleOptionValues Options { get; init; } = RuleOptionValues.Empty;

    /// <summary>Patterns of files that are not checked.</summary>
    public ImmutableArray<PathPattern> Exclude { get; init; } = [];

    /// <summary>Severities and options for some files.</summary>
    public ImmutableArray<ConfigurationOverride> Overrides { get; init; } = [];

    /// <summary>What another linter accepts beside its overrides.</summary>
    public ImmutableArray<Acceptance> Acceptances { get; init; } = [];

    /// <summary>Whether it takes the place of those of its kind above it, rather than adding to them.</summary>
    public bool IsNearestOnly { get; init; }

    /// <summary>The shell of scripts that name none themselves.</summary>
    public string? Shell { get; init; }

    /// <summary>Whether other projects' files that the repository holds are checked as well.</summary>
    public bool? Vendored { get; init; }

    /// <summary>Peers whose comments suppress nothing.</summary>
    public ImmutableHashSet<string> UnheardPeers { get; init; } = [];

    /// <summary>What is wrong in another linter's configuration.</summary>
    public ImmutableArray<Diagnostic> Problems { get; init; } = [];
}
