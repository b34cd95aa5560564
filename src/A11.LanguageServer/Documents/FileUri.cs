namespace A11.LanguageServer.Documents;

/// <summary>Addresses of files.</summary>
internal static class FileUri
{
    /// <summary>The absolute path of an address; null where it is no file's.</summary>
    public static string? ToPath(string? uri)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var address) || !address.IsFile)
        {
            return null;
        }

        // Some clients escape the colon of a drive: file:///c%3A/work.
        var path = Uri.UnescapeDataString(address.AbsolutePath);
        path = OperatingSystem.IsWindows() && path is ['/', _, ':', ..] ? path[1..] : OperatingSystem.IsWindows() ? address.LocalPath : path;
        return path.Contains('\0', StringComparison.Ordinal) ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
    }

    /// <summary>The address of an absolute path.</summary>
    public static string FromPath(string path)
    {
        var slashed = path.Replace(Path.DirectorySeparatorChar, '/');
        return $"file://{(slashed.StartsWith('/') ? "" : "/")}{string.Join('/', slashed.Split('/').Select(Uri.EscapeDataString))}";
    }
}
