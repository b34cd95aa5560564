using A11.Agents.FileSystems;

namespace A11.Agents.Git;

/// <summary>Files that git opens by itself wherever it is started.</summary>
internal static class GitFiles
{
    private static readonly string[] InWorkingTree = [".gitignore", ".gitattributes", ".gitmodules"];

    private static readonly string[] InDirectory = ["HEAD", "config", "config.worktree", "index", "packed-refs", "commondir", "info/exclude", "info/attributes", "info/sparse-checkout"];

    /// <summary>Refuses a repository in which one of them is a pipe or a device: git would wait for it, or read it, for ever.</summary>
    /// <param name="root">Absolute path of the working tree.</param>
    /// <exception cref="GitException">One of them is; the message names it.</exception>
    public static void RefuseUnreadable(string root)
    {
        var directory = GitDirectory.Find(root);
        foreach (var path in InWorkingTree.Select(name => Path.Combine(root, name)).Concat(InDirectory.Select(name => Path.Combine(directory, name))))
        {
            if (KindOf(path) is EntryKind.Pipe or EntryKind.Device or EntryKind.Socket)
            {
                throw new GitException($"{FileName.Describe(path)} is not a regular file, so git can't read it. Remove it.");
            }
        }
    }

    private static EntryKind? KindOf(string path)
    {
        try
        {
            using var folder = DirectoryHandle.Open(Path.GetDirectoryName(path)!);
            return folder.Find(Path.GetFileName(path))?.Kind;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
