using A11.Agents.FileSystems;
using A11.Agents.Repositories;

namespace A11.Agents.Runs;

/// <summary>Keeps two runs of one repository apart, of the tool and of the build alike. The operating system lets go of it when a run ends, however it ends.</summary>
public sealed class RunLock : IDisposable
{
    private const string Name = "lock";

    private readonly FileLock _file;

    private RunLock(FileLock file) => _file = file;

    /// <summary>Takes the lock; null where another run has it.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <exception cref="UnauthorizedAccessException">The repository can't be written to; the message says so.</exception>
    public static RunLock? TryTake(string root)
    {
        try
        {
            using var runs = RunDirectory.Open(root);
            return runs.Find(Name) is { } status && (status.Kind != EntryKind.File || status.Links > 1)
                ? throw new IOException($"{RunDirectory.PathFromRoot}/{Name} is {status.Describe()}; remove it.")
                : FileLock.TryTake(Path.Combine(root, RunDirectory.PathFromRoot, Name)) is { } file ? new RunLock(file) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnauthorizedAccessException($"The repository can't be written to, and a run keeps its lock and its records in its folder .a11/runs: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
