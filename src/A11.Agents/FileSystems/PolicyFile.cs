using A11.Core.Files;

namespace A11.Agents.FileSystems;

/// <summary>
/// Reads what the guard itself is told by: configuration, profile, tasks, lock, baseline. Such a file is a regular one of a sensible size that is reached
/// through no link, or an error that names it: a device or a pipe would never end, and a link may mean something else to the next reader.
/// </summary>
public static class PolicyFile
{
    /// <summary>The most bytes that such a file may have.</summary>
    public const int MaximumBytes = 10 * 1024 * 1024;

    /// <summary>The bytes of a file in a repository; null where nothing is at the path.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="path">The path from the root, with slashes.</param>
    /// <exception cref="InvalidDataException">What is there can't be taken for such a file; the message names it.</exception>
    public static byte[]? Read(string root, string path)
    {
        try
        {
            using var folder = DirectoryHandle.Open(root);
            using var cursor = new DirectoryCursor(folder);
            return Read(cursor.Go(RepositoryPath.Directory(path)), Path.GetFileName(path), path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (LinkException)
        {
            throw new InvalidDataException($"{FileName.Describe(path)} is reached through a link or a file instead of a directory. Put a directory there.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{FileName.Describe(path)} can't be read: {error.Message}", error);
        }
    }

    /// <summary>The text of a file in a repository; null where nothing is at the path.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="path">The path from the root, with slashes.</param>
    /// <exception cref="InvalidDataException">What is there can't be taken for such a file; the message names it.</exception>
    public static string? ReadText(string root, string path)
    {
        if (Read(root, path) is not { } content)
        {
            return null;
        }

        using var reader = new StreamReader(new MemoryStream(content));
        return reader.ReadToEnd();
    }

    /// <summary>The bytes of a file that a person names, wherever it is; links on the way are that person's own.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="name">The path as messages give it.</param>
    /// <exception cref="InvalidDataException">What is there can't be taken for such a file; the message names it.</exception>
    public static byte[] ReadNamed(string path, string name)
    {
        try
        {
            var real = RealPath.Resolve(path);
            using var folder = DirectoryHandle.Open(Path.GetDirectoryName(real) ?? real);
            return Read(folder, Path.GetFileName(real), name) ?? throw new InvalidDataException($"There is no file {name}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{FileName.Describe(name)} can't be read: {error.Message}", error);
        }
    }

    private static byte[]? Read(DirectoryHandle folder, string name, string path)
    {
        switch (folder.Find(name))
        {
            case null:
                return null;
            case { Kind: EntryKind.File, Length: <= MaximumBytes }:
                using (var file = folder.OpenFile(name))
                {
                    // What it claims to hold may change, and some files claim nothing.
                    using var stream = new FileStream(file, FileAccess.Read, bufferSize: 0);
                    return ReadAtMost(stream) ?? throw TooLarge(path);
                }

            case { Kind: EntryKind.File }:
                throw TooLarge(path);
            case { } other:
                throw new InvalidDataException($"{FileName.Describe(path)} is {other.Describe()}, not a regular file. Replace it with one.");
        }
    }

    private static byte[]? ReadAtMost(Stream stream)
    {
        var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (stream.Read(buffer) is > 0 and var count)
        {
            if (content.Length + count > MaximumBytes)
            {
                return null;
            }

            content.Write(buffer, 0, count);
        }

        return content.ToArray();
    }

    private static InvalidDataException TooLarge(string path) => new($"{FileName.Describe(path)} is larger than {MaximumBytes / (1024 * 1024)} MB, so it was not read.");
}
