namespace A11.Agents.Repositories;

/// <summary>Writes files so that, whatever happens, either the old or the new content is there.</summary>
public static class FileWriter
{
    /// <summary>Replaces or creates a file; a replaced one keeps its permissions, and a link still leads to its target.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var target = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
        var temporary = $"{target}.{Environment.ProcessId}.a11";
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
}
