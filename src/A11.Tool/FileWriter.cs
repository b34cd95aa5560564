namespace A11.Tool;

/// <summary>Writes files so that, whatever happens, either the old or the new content is there.</summary>
internal static class FileWriter
{
    /// <summary>Replaces or creates a file; a replaced one keeps its permissions, and a link still leads to its target.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
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
