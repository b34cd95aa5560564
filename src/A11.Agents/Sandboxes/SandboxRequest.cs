using System.Collections.Immutable;
using A11.Agents.FileSystems;
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
    private ImmutableArray<string>? _named;
    private SandboxView? _view;

    /// <summary>The program's absolute path, where it is a name that the PATH finds outside of the repository and the workspace; else what it is called by.</summary>
    public string Executable => ProgramPath.Find(Program, Root, Workspace.Folder) ?? Program;

    /// <summary>Absolute paths that it must be able to read wherever they lie: those that <c>exec</c> names.</summary>
    public ImmutableArray<string> Readable { get; init; } = [];

    /// <summary>
    /// Absolute paths that the command names and that no process in the sandbox can have made: what lies in the workspace, or is reached through it, is there anyway, and the agent
    /// may have it lead anywhere. They are settled when they are first asked for; a request that is made of this one keeps them, as an agent chooses a part of its next command.
    /// </summary>
    internal ImmutableArray<string> Named => _named ??= [.. new[] { Executable }.Concat(Arguments).Concat(Readable).Where(IsPath).Where(path => !IsOwn(path)).Distinct(StringComparer.Ordinal)];

    /// <summary>What it sees of the system; settled as <see cref="Named"/> is, before the first start.</summary>
    internal SandboxView View => _view ??= SandboxView.Create(this);

    /// <summary>
    /// Absolute paths, in the original repository, of the scripts in the workspace that the command is made of: who may write the copies has no say in what starts them.
    /// </summary>
    internal IEnumerable<string> Scripts => Readable.Append(Executable).Concat(Arguments)
        .Where(path => IsPath(path) && RealPath.IsWithin(path, Workspace.Folder))
        .Select(path => Path.Combine(Root, Path.GetRelativePath(Workspace.Folder, path)));

    /// <summary>Whether a path lies in what the agent may write, or is reached through it.</summary>
    internal bool IsOwn(string path)
    {
        string[] own = [.. new[] { Workspace.Folder, Workspace.Home, Workspace.Temporary }.SelectMany(directory => new[] { directory, RealPath.Resolve(directory) })];
        return RealPath.ListSteps(path).Any(step => own.Any(directory => RealPath.IsWithin(step, directory)));
    }

    private static bool IsPath(string text) => Path.IsPathFullyQualified(text) && !text.Contains('\0', StringComparison.Ordinal);

    /// <summary>Absolute path of the directory in the workspace that it starts in.</summary>
    public string Directory { get; init; } = Workspace.Folder;

    /// <summary>Whether it may use the network.</summary>
    public bool Network { get; init; } = true;
}
