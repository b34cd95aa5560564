using System.Text;
using A11.Agents.Changes;

namespace A11.Agents.Git;

/// <summary>What git keeps in place of a file of Git LFS: its hash (git-lfs, docs/spec.md).</summary>
internal static class LfsPointer
{
    private const int MaximumBytes = 1024;
    private const string Version = "version https://git-lfs.github.com/spec/v1\n";
    private const string Hash = "\noid sha256:";

    /// <summary>Whether a blob is the pointer of a file on disk.</summary>
    /// <param name="blob">What git keeps.</param>
    /// <param name="file">Absolute path of the file, an ordinary one.</param>
    public static bool IsOf(ReadOnlySpan<byte> blob, string file)
    {
        if (blob.Length > MaximumBytes)
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(blob);
        var at = text.IndexOf(Hash, StringComparison.Ordinal);
        if (!text.StartsWith(Version, StringComparison.Ordinal) || at < 0)
        {
            return false;
        }

        var end = text.IndexOf('\n', at + Hash.Length);
        return text[(at + Hash.Length)..(end < 0 ? text.Length : end)] == ContentHash.ComputeFile(file);
    }
}
