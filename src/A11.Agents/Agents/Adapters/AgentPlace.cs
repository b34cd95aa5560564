using System.Collections.Immutable;
using A11.Agents.Workspaces;

namespace A11.Agents.Agents.Adapters;

/// <summary>Where an agent works and what it may do there.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Fence">What it may write.</param>
/// <param name="IsSandboxed">Whether the system keeps it from writing elsewhere.</param>
/// <param name="OwnCommand">The command that starts this product, by an absolute path; empty where there is none.</param>
/// <param name="Variables">The variables that it is given.</param>
internal sealed record AgentPlace(Workspace Workspace, Fence Fence, bool IsSandboxed, ImmutableArray<string> OwnCommand, ImmutableDictionary<string, string> Variables)
{
    /// <summary>Our server's name in agents' configurations.</summary>
    public const string ServerName = "a11";

    /// <summary>The task, from the private home.</summary>
    public const string TaskFile = ".a11/task.json";

    /// <summary>The variable by which <c>a11 mcp</c> and <c>a11 hook</c> find the task.</summary>
    public const string TaskVariable = "A11_TASK";

    /// <summary>The command that starts our own server for agents; empty where there is none.</summary>
    public ImmutableArray<string> SelfCheck => OwnCommand.IsEmpty ? [] : OwnCommand.Add("mcp");

    /// <summary>The folder that it works in.</summary>
    public string Folder => Workspace.Folder;

    /// <summary>Whether a path, absolute or from the workspace, may be written.</summary>
    public bool MayWrite(string path)
    {
        var relative = Path.GetRelativePath(Folder, Path.GetFullPath(path, Folder)).Replace(Path.DirectorySeparatorChar, '/');
        return !Path.IsPathRooted(relative) && Fence.MayWrite(relative);
    }

    /// <summary>Absolute path of a file in its private home.</summary>
    /// <param name="path">The path from the home.</param>
    public string InHome(string path) => Path.Combine(Workspace.Home, path);

    /// <summary>Writes a file into its private home.</summary>
    /// <param name="path">The path from the home.</param>
    /// <param name="text">The file's text.</param>
    public void WriteHome(string path, string text)
    {
        var full = InHome(path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
