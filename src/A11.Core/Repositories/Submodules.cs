using System.Collections.Immutable;

namespace A11.Core.Repositories;

/// <summary>Directories that hold other repositories (gitmodules(5)): they are empty until they are fetched.</summary>
internal sealed class Submodules
{
    private readonly ImmutableArray<string> _directories;

    private Submodules(ImmutableArray<string> directories) => _directories = directories;

    /// <summary>Reads those of a repository.</summary>
    public static Submodules Read(Repository repository) => new(
    [
        .. (repository.Find(".gitmodules") is { Problem: null } file ? file.Text.Content.Split('\n') : [])
            .Select(static line => line.Split('=', 2, StringSplitOptions.TrimEntries)).Where(static pair => pair is ["path", { Length: > 0 }]).Select(static pair => pair[1]),
    ]);

    /// <summary>Whether a path is one of them, or in one.</summary>
    public bool Contain(string path) => _directories.Any(directory => path == directory || path.StartsWith(directory + "/", StringComparison.Ordinal));
}
