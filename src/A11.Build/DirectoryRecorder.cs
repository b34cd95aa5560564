using A11.Agents.Repositories;
using A11.Core.Files;

namespace A11.Build;

/// <summary>
/// Finds the folders in which a file that is to be checked could appear, and what in them need not be looked at: what is ignored, and what would be if a
/// build or another tool made it.
/// </summary>
/// <param name="root">Absolute path of the root.</param>
/// <param name="listed">The paths that were listed, from the root.</param>
/// <param name="findIgnored">Those of some paths that are ignored; a path of a folder ends with a slash.</param>
internal sealed class DirectoryRecorder(string root, IEnumerable<string> listed, Func<IEnumerable<string>, IReadOnlySet<string>> findIgnored)
{
    /// <summary>The folders that builds and tools make after the check, so that it is found out beforehand whether they are ignored.</summary>
    private static readonly string[] ToolFolders = [.. DirectoryFileSource.SkippedDirectories.Where(name => name != ".git"), "artifacts", "publish", "packages", "coverage", ".a11"];

    private readonly HashSet<string> _files = listed.ToHashSet(StringComparer.Ordinal);
    private readonly List<PassedDirectory> _recorded = [];

    /// <summary>The folders as they are.</summary>
    public IReadOnlyList<PassedDirectory> Record()
    {
        var folders = _files.SelectMany(FoldersOf).Append("").Where(folder => !IsOfRuns(folder)).ToHashSet(StringComparer.Ordinal);
        var expected = ToolFolders;
        for (var batch = folders.ToArray(); batch.Length > 0; expected = [])
        {
            batch = [.. RecordBatch(batch, folders, expected)];
            folders.UnionWith(batch);
        }

        return _recorded;
    }

    /// <summary>Records folders; gives those in them that are neither listed nor ignored: empty ones, as a rule.</summary>
    private List<string> RecordBatch(string[] batch, HashSet<string> folders, string[] expected)
    {
        var seen = batch.Select(folder => new SeenFolder(folder, PassedDirectory.TimeOf(Path.Combine(root, folder)), PassedDirectory.List(Path.Combine(root, folder)), IsOtherRepository(folder))).ToArray();
        var own = seen.Where(folder => !folder.IsOther).ToArray();
        var unlisted = own.SelectMany(folder => folder.Names.Select(folder.PathOf)).Where(path => !_files.Contains(path) && !folders.Contains(path.TrimEnd('/')) && !IsGit(path)).ToHashSet(StringComparer.Ordinal);
        var possible = own.SelectMany(folder => expected.Select(name => folder.PathOf(name + "/"))).Where(path => !folders.Contains(path.TrimEnd('/')));
        var ignored = findIgnored(unlisted.Concat(possible).Distinct(StringComparer.Ordinal));
        foreach (var folder in seen)
        {
            bool IsOptional(string name) => ignored.Contains(folder.PathOf(name)) || IsOfRuns(folder.PathOf(name).TrimEnd('/'));

            // A file that is neither listed nor ignored came after the listing: the next build has to look at it.
            var needed = folder.Names.Where(name => !IsOptional(name) && (name.EndsWith('/') || !unlisted.Contains(folder.PathOf(name))));
            var optional = folder.Names.Concat(folder.IsOther ? [] : expected.Select(name => name + "/")).Where(IsOptional);
            _recorded.Add(PassedDirectory.Create(folder.Path, folder.Time, needed, optional));
        }

        return [.. unlisted.Where(path => path.EndsWith('/') && !ignored.Contains(path)).Select(path => path.TrimEnd('/')).Where(path => !IsOfRuns(path))];
    }

    private bool IsOtherRepository(string folder) => folder.Length > 0 && Path.Exists(Path.Combine(root, folder, ".git"));

    private static bool IsGit(string path) => path is ".git" or ".git/";

    /// <summary>Whether a folder is the one in which runs, and without git this very state, are kept.</summary>
    private static bool IsOfRuns(string folder) => folder == RunDirectory.PathFromRoot || folder.StartsWith(RunDirectory.PathFromRoot + "/", StringComparison.Ordinal);

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var folder = RepositoryPath.Directory(path); folder.Length > 0; folder = RepositoryPath.Directory(folder))
        {
            yield return folder;
        }
    }

    /// <summary>A folder as it was seen.</summary>
    private sealed record SeenFolder(string Path, long Time, string[] Names, bool IsOther)
    {
        public string PathOf(string name) => Path.Length == 0 ? name : $"{Path}/{name}";
    }
}
