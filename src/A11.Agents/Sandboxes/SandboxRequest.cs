using System.Collections.Immutable;
using A11.Agents.Processes;
using A11.Agents.Workspaces;

namespace A11.Agents.Sandboxes;

/// <summary>What is to run in a sandbox, and what it may do there.</summary>
/// <param name="Program">The program, as it would be started: a name that the PATH finds, or a path.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Workspace">Where it works; all that it may write.</param>
/// <param name="Root">Absolute path of the original repository's root, whose git settings may hold credentials and are hidden.</param>
public sealed record SandboxRequest(string Program, ImmutableArray<string> Arguments, Workspace Workspace, string Root)
{
    /// <summary>The program's absolute path, where it is a name that the PATH finds outside of the repository and the workspace; else what it is called by.</summary>
    public string Executable => ProgramPath.Find(Program, Root, Workspace.Folder) ?? Program;

    /// <summary>Absolute paths that it must be able to read wherever they lie: those that <c>exec</c> names.</summary>
    public ImmutableArray<string> Readable { get; init; } = [];

    /// <summary>Whether it may use the network.</summary>
    public bool Network { get; init; } = true;
}
