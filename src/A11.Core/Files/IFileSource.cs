namespace A11.Core.Files;

/// <summary>Where a run's files come from: a directory on disk, a commit, an agent's workspace, a test.</summary>
public interface IFileSource
{
    /// <summary>All files to look at, relative to the root, with slashes, in ordinal order.</summary>
    IReadOnlyList<string> Paths { get; }

    /// <summary>Directories that could not be listed, so that what is in them is not checked.</summary>
    IReadOnlyList<string> UnreadableDirectories => [];

    /// <summary>Why <see cref="Paths"/> may hold what it should not, as a sentence; null where it does not, or was not asked for yet.</summary>
    string? ListingProblem => null;

    /// <summary>Whether a file or directory of this path is there, whether or not <see cref="Paths"/> lists it.</summary>
    bool Exists(string path);

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading is not permitted.</exception>
    ReadOnlyMemory<byte> Read(string path);

    /// <summary>Whether a file begins with these bytes, found out without reading it to its end where the source can.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading is not permitted.</exception>
    bool StartsWith(string path, ReadOnlySpan<byte> start) => Read(path).Span.StartsWith(start);

    /// <summary>Whether a file may be executed; null where the source doesn't know.</summary>
    bool? IsExecutable(string path) => null;
}
