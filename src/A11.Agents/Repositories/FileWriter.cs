using A11.Agents.Boundaries;

namespace A11.Agents.Repositories;

/// <summary>Writes files so that, whatever happens, either the old or the new content is there.</summary>
public static class FileWriter
{
    /// <summary>Replaces or creates a file; a replaced one keeps its permissions, and a link still leads to its target.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var target = TargetOf(path);
        var temporary = $"{target}.{Path.GetRandomFileName()}.a11";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Gives a person's file another content: one that is marked as read-only is left alone, and one that has other names (hard links) is written
    /// in place, since a new file would leave the others behind.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder can't be written to.</exception>
    public static void Overwrite(string path, ReadOnlySpan<byte> content)
    {
        var target = TargetOf(path);
        if (File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
        {
            throw new UnauthorizedAccessException("it is read-only.");
        }

        if (!FileLinks.HasOtherNames(target))
        {
            Write(target, content);
            return;
        }

        using var stream = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.Read);
        stream.Write(content);
        stream.SetLength(content.Length);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The file that a path leads to through links.</summary>
    private static string TargetOf(string path) => new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
}
