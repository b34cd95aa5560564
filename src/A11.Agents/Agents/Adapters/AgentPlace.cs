using System.Collections.Immutable;
using System.Text;
using A11.Agents.FileSystems;
using A11.Agents.Processes;
using A11.Agents.Repositories;
using A11.Agents.Workspaces;

namespace A11.Agents.Agents.Adapters;

/// <summary>Where an agent works and what it may do there.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Permissions">What it may write.</param>
/// <param name="IsSandboxed">Whether the system keeps it from writing elsewhere.</param>
/// <param name="OwnCommand">The command that starts this product, by an absolute path; empty where there is none.</param>
/// <param name="Variables">The variables that it is given.</param>
internal sealed record AgentPlace(Workspace Workspace, WritePermissions Permissions, bool IsSandboxed, ImmutableArray<string> OwnCommand, ImmutableDictionary<string, string> Variables)
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
        return !Path.IsPathRooted(relative) && Permissions.MayWrite(relative);
    }

    /// <summary>Absolute path of a file in its private home.</summary>
    /// <param name="path">The path from the home.</param>
    public string InHome(string path) => Path.Combine(Workspace.Home, path);

    /// <summary>Writes a file into its private home. What the agent has put in its place, such as a link that leads elsewhere or a pipe, is removed first.</summary>
    /// <param name="path">The path from the home, with slashes.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="AgentUnavailableException">It can't be written.</exception>
    public void WriteHome(string path, string text)
    {
        try
        {
            Clear(path);
            FileWriter.Write(Workspace.Home, path, Encoding.UTF8.GetBytes(text));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AgentUnavailableException($"{path} could not be written into the agent's home directory: {error.Message}");
        }
    }

    /// <summary>Makes a directory in the workspace, where none is there; not through a link, which may lead elsewhere.</summary>
    /// <param name="path">The path from the workspace, with slashes.</param>
    /// <exception cref="AgentUnavailableException">It can't be made.</exception>
    public void MakeDirectory(string path)
    {
        try
        {
            using var root = DirectoryHandle.Open(Folder);
            using var cursor = new DirectoryCursor(root);
            _ = cursor.Go(path, create: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AgentUnavailableException($"The directory {FileName.Describe(path)}, which the agent may write to, could not be made in its workspace: {error.Message}");
        }
    }

    /// <summary>Removes what has the name of a file, and what is no directory on the way to it.</summary>
    private void Clear(string path)
    {
        using var home = DirectoryHandle.Open(Workspace.Home);
        using var cursor = new DirectoryCursor(home);
        var names = path.Split('/');
        for (var i = 0; i < names.Length; i++)
        {
            var parent = cursor.Go(string.Join('/', names[..i]));
            switch (parent.Find(names[i])?.Kind)
            {
                case null:
                    return;
                case EntryKind.Folder when i == names.Length - 1:
                    DirectoryRemoval.Remove(parent, names[i]);
                    break;
                case EntryKind.Folder:
                    break;
                default:
                    parent.DeleteFile(names[i]);
                    return;
            }
        }
    }
}
