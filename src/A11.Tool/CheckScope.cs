using A11.Agents.Repositories;
using A11.Core.Files;

namespace A11.Tool;

/// <summary>What a command looks at: a repository, and which of its files.</summary>
/// <param name="Root">Absolute path of the repository's root.</param>
/// <param name="Files">The repository's files.</param>
/// <param name="Only">The files that were asked for; null for all.</param>
internal sealed record CheckScope(string Root, IFileSource Files, IReadOnlyList<string>? Only)
{
    /// <summary>Where peers that look after workflows have their configuration.</summary>
    private const string WorkflowFolder = ".github";

    /// <summary>Where the configuration files are found: all of them, or those that hold for the named files.</summary>
    public IFileSource Configurations { get; private init; } = Files;

    /// <summary>The files that the command line names one by one.</summary>
    public IReadOnlyList<string> Named { get; private init; } = [];

    /// <summary>Finds out what the paths of a command line mean.</summary>
    /// <param name="paths">Files and folders; none means the current one.</param>
    /// <param name="host">Knows the folder that relative paths start from.</param>
    /// <exception cref="UsageException">A path is not there, or they belong to different repositories.</exception>
    public static CheckScope Resolve(IReadOnlyList<string> paths, ToolHost host)
    {
        var targets = paths.DefaultIfEmpty(".").Select(path => Locate(path, host.CurrentDirectory)).ToArray();
        var root = RootOf(targets, host.CurrentDirectory);
        var files = new RepositoryFiles(root);
        if (targets.Any(target => target == root))
        {
            return new CheckScope(root, files, null);
        }

        var only = targets.SelectMany(target => FilesOf(Relative(root, target), target, files)).Distinct(StringComparer.Ordinal);
        return new CheckScope(root, files, [.. only.Order(StringComparer.Ordinal)])
        {
            Named = [.. targets.Where(File.Exists).Select(target => Relative(root, target)).Distinct(StringComparer.Ordinal)],

            // Checking a few files need not list all others.
            Configurations = targets.Any(Directory.Exists) ? files : new DirectoryFileSource(root, FilesAbove(root, targets)),
        };
    }

    /// <summary>The repository that the current folder lies in, with all its files; the folder itself where it lies in none.</summary>
    public static CheckScope ResolveRepository(ToolHost host)
    {
        var root = RepositoryLocator.FindRoot(host.CurrentDirectory) ?? host.CurrentDirectory;
        return new CheckScope(root, new RepositoryFiles(root), null);
    }

    /// <summary>The same, of one part of the files only.</summary>
    public CheckScope Part(Shard shard) => this with { Only = [.. (Only ?? Files.Paths).Where(shard.Contains)], Named = [.. Named.Where(shard.Contains)] };

    /// <summary>The same, of some of the files only.</summary>
    public CheckScope Within(IReadOnlySet<string> paths) => this with { Only = [.. (Only ?? Files.Paths).Where(paths.Contains)], Named = [.. Named.Where(paths.Contains)] };

    private static string Locate(string path, string currentDirectory)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, currentDirectory));
        return Path.Exists(full) ? full : throw new UsageException($"There is no file or folder “{path}”, so nothing was checked.");
    }

    private static string RootOf(string[] targets, string currentDirectory)
    {
        var roots = targets.Select(target => RootOf(target, targets.Length > 1, currentDirectory)).Distinct(StringComparer.Ordinal).ToArray();
        return roots.Length == 1
            ? roots[0]
            : throw new UsageException($"The paths belong to different repositories ({string.Join(", ", roots)}); check one at a time.");
    }

    private static string RootOf(string target, bool hasOthers, string currentDirectory)
    {
        var folder = Directory.Exists(target) ? target : Path.GetDirectoryName(target)!;
        if (RepositoryLocator.FindRoot(folder) is { } root)
        {
            return root;
        }

        // Outside of any repository a folder is its own root; files, which need one in common, are looked at from where the user is.
        var isFolder = folder == target && !hasOthers;
        return !isFolder && IsWithin(currentDirectory, target) ? currentDirectory : folder;
    }

    private static bool IsWithin(string folder, string path) =>
        Relative(folder, path) is var relative && relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(relative);

    private static IEnumerable<string> FilesOf(string path, string full, RepositoryFiles files)
    {
        if (!Directory.Exists(full))
        {
            return [path];
        }

        // A folder that git ignores was asked for all the same.
        var listed = files.Paths.Where(file => file.StartsWith(path + "/", StringComparison.Ordinal)).ToArray();
        return listed.Length > 0 ? listed : new DirectoryFileSource(full).Paths.Select(file => $"{path}/{file}");
    }

    /// <summary>The files in the folders above the targets, up to the root: the configuration that holds for them is among these.</summary>
    private static IEnumerable<string> FilesAbove(string root, IEnumerable<string> targets) =>
        targets.SelectMany(target => FoldersAbove(Relative(root, target)))
            .Distinct(StringComparer.Ordinal)
            .SelectMany(folder => (IEnumerable<string>)[Path.Combine(root, folder), Path.Combine(root, folder, WorkflowFolder)])
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFiles)
            .Select(file => Relative(root, file))
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> FoldersAbove(string path)
    {
        do
        {
            path = RepositoryPath.Directory(path);
            yield return path;
        }
        while (path.Length > 0);
    }

    private static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
}
