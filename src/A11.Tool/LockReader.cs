using A11.Agents.Locks;

namespace A11.Tool;

/// <summary>The lock of a repository on disk.</summary>
internal static class LockReader
{
    /// <summary>Reads it; empty where the repository has none.</summary>
    /// <exception cref="UsageException">The file is no lock.</exception>
    public static LockFile Read(string root)
    {
        var path = Path.Combine(root, LockFile.FileName);
        return !File.Exists(path) ? LockFile.Empty
            : LockFile.Parse(File.ReadAllText(path), out var error) ?? throw new UsageException(error!);
    }
}
