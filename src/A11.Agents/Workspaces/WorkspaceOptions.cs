using System.Collections.Immutable;
using A11.Core.Boundaries;
using A11.Core.Configuration;

namespace A11.Agents.Workspaces;

/// <summary>How a workspace is made and compared.</summary>
public sealed record WorkspaceOptions
{
    /// <summary>How much may be left behind in it.</summary>
    public RunLimits Limits { get; init; } = RunLimits.Default;

    /// <summary>Patterns of what is thrown away unseen: <c>agents.X.scratch</c>.</summary>
    public ImmutableArray<PathPattern> Scratch { get; init; } = [];

    /// <summary>The folder that workspaces are made in; null for the system's own, as <see cref="WorkspaceLocation"/> chooses it.</summary>
    public string? Parent { get; init; }

    /// <summary>Told what people should know and what stops nothing: a file that could not be copied, a folder that could not be removed.</summary>
    public Action<string> Warn { get; init; } = static _ => { };
}
