using A11.Agents.FileSystems;
using A11.Agents.Workspaces;
using A11.Core.Files;

namespace A11.Agents.Generation.Verification;

/// <summary>
/// The file system of an image while it is built: a directory of the workspace stands for its root. Paths in it are from that root, with slashes. A build may have put links
/// there, and what is written or looked for here is outside of the sandbox, so that no link is followed.
/// </summary>
/// <param name="workspace">The workspace.</param>
internal sealed class ImageDirectory(Workspace workspace)
{
    /// <summary>Absolute path of what stands for the root.</summary>
    public string Root => workspace.Folder;

    /// <summary>A path as a command in a directory means it: <c>..</c> does not leave the root.</summary>
    public static string Resolve(string directory, string path)
    {
        var parts = new List<string>(path.StartsWith('/') ? [] : directory.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>The absolute path on this machine of a path in the image.</summary>
    public string Locate(string path) => path.Length == 0 ? Root : Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Makes a directory.</summary>
    /// <exception cref="LinkException">A link, or a file, is in the way.</exception>
    public void Create(string directory)
    {
        using var root = OpenRoot();
        using var cursor = new DirectoryCursor(root);
        _ = cursor.Go(directory, create: true);
    }

    /// <summary>Writes a file over the one that is there.</summary>
    /// <exception cref="LinkException">A link is in the way.</exception>
    public void Write(string path, ReadOnlySpan<byte> content)
    {
        using var root = OpenRoot();
        using var cursor = new DirectoryCursor(root);
        var parent = cursor.Go(RepositoryPath.Directory(path), create: true);
        var name = RepositoryPath.FileName(path).ToString();
        if (parent.Find(name) is { } status)
        {
            if (status.Kind != EntryKind.File)
            {
                throw new LinkException($"{FileName.Describe(path)} is no ordinary file.");
            }

            parent.DeleteFile(name);
        }

        using var file = parent.CreateFile(name, null);
        RandomAccess.Write(file, content, 0);
    }

    /// <summary>Whether an ordinary file is there.</summary>
    /// <exception cref="LinkException">A link leads there.</exception>
    public bool Has(string path)
    {
        using var root = OpenRoot();
        using var cursor = new DirectoryCursor(root);
        try
        {
            return cursor.Go(RepositoryPath.Directory(path)).Find(RepositoryPath.FileName(path).ToString()) is { Kind: EntryKind.File };
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>From the directory above, which no build can write: the root itself may have become a link.</summary>
    private DirectoryHandle OpenRoot()
    {
        using var above = DirectoryHandle.Open(Path.GetDirectoryName(Root)!);
        return above.Enter(Path.GetFileName(Root));
    }
}
