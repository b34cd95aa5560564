using A11.Agents.Promotion;

namespace A11.Agents.Runs;

/// <summary>Keeps two runs of one repository apart: whoever holds the file open runs.</summary>
public sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null where another run has it.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <exception cref="UnauthorizedAccessException">The repository can't be written to.</exception>
    public static RunLock? TryTake(string root)
    {
        var path = Path.Combine(RunFolder.Create(root), "lock");
        try
        {
            return new RunLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
