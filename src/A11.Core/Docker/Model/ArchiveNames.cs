namespace A11.Core.Docker.Model;

/// <summary>Names of archives that ADD unpacks.</summary>
internal static class ArchiveNames
{
    /// <summary>What ADD unpacks (Dockerfile reference, “Adding local tar archives”), and its common names.</summary>
    private static readonly string[] Extensions = [".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst", ".gz", ".bz2", ".xz", ".tar.Z", ".tar.lzma", ".lzma", ".zst"];

    /// <summary>Whether a path has the name of such an archive.</summary>
    public static bool IsArchive(ReadOnlySpan<char> path)
    {
        foreach (var extension in Extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
