using A11.Agents.FileSystems;
using A11.Core.Files;

namespace A11.Agents.Repositories;

/// <summary>
/// Writes files of a repository so that, whatever happens, either the old or the new content is there. Only regular files with one name are written, in
/// directories that are opened one by one without following links: nothing outside of the repository can be reached.
/// </summary>
public static class FileWriter
{
    /// <summary>Replaces or creates a file, and its directories; a replaced one keeps its permissions.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="path">The path from the root, with slashes.</param>
    /// <param name="content">The file's new content.</param>
    /// <exception cref="IOException">The file can't be written, or is no regular file with one name that is reached through directories; the message names it.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not permitted.</exception>
    public static void Write(string root, string path, ReadOnlySpan<byte> content)
    {
        using var folder = DirectoryHandle.Open(root);
        using var cursor = new DirectoryCursor(folder);
        Write(Open(cursor, path), Path.GetFileName(path), path, content);
    }

    /// <summary>The same for a person's file; one that is marked as read-only is left alone.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="path">The path from the root, with slashes.</param>
    /// <param name="content">The file's new content.</param>
    /// <exception cref="IOException">The file can't be written, or is no regular file with one name that is reached through directories; the message names it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its directory can't be written to.</exception>
    public static void Overwrite(string root, string path, ReadOnlySpan<byte> content)
    {
        const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        using var folder = DirectoryHandle.Open(root);
        using var cursor = new DirectoryCursor(folder);
        var parent = Open(cursor, path);
        var isReadOnly = OperatingSystem.IsWindows()
            ? File.GetAttributes(Path.Combine(root, path)).HasFlag(FileAttributes.ReadOnly)
            : parent.Find(Path.GetFileName(path)) is { Kind: EntryKind.File } status && (status.Mode & AnyWrite) == 0;
        if (isReadOnly)
        {
            throw new UnauthorizedAccessException("it is read-only.");
        }

        Write(parent, Path.GetFileName(path), path, content);
    }

    /// <summary>Replaces or creates a file in an open directory.</summary>
    /// <param name="folder">The directory.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="path">The file as messages name it.</param>
    /// <param name="content">The file's new content.</param>
    internal static void Write(DirectoryHandle folder, string name, string path, ReadOnlySpan<byte> content)
    {
        var existing = folder.Find(name);
        if (existing is { Kind: not EntryKind.File } other)
        {
            throw new IOException($"{FileName.Describe(path)} is {other.Describe()}, not a regular file, so it was not written. Replace it with one.");
        }

        if (existing is not null && FileLinks.HasOtherNames(folder, name))
        {
            throw new IOException($"{FileName.Describe(path)} has several hard links, and others of them may lie outside the repository, so it was not written. Replace it with a copy.");
        }

        var temporary = $"{name}.{Path.GetRandomFileName()}.a11";
        using (var file = folder.CreateFile(temporary, existing?.Mode))
        {
            try
            {
                RandomAccess.Write(file, content, 0);
                RandomAccess.FlushToDisk(file);
                file.Dispose();
                folder.Move(temporary, folder, name);
            }
            catch
            {
                file.Dispose();
                folder.DeleteFile(temporary);
                throw;
            }
        }

        folder.Flush();
    }

    private static DirectoryHandle Open(DirectoryCursor cursor, string path)
    {
        if (path.Split('/').Any(name => name is "" or "." or ".."))
        {
            throw new IOException($"{FileName.Describe(path)} is not a path inside the repository, so it was not written.");
        }

        try
        {
            return cursor.Go(RepositoryPath.Directory(path), create: true);
        }
        catch (LinkException)
        {
            throw new IOException($"{FileName.Describe(path)} is reached through a link or a file instead of a directory, so it was not written. Put a directory there.");
        }
    }
}
