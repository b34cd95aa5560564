using System.Collections.Immutable;
using A11.Agents.Git;
using A11.Agents.Locks;
using A11.Agents.Repositories;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>The files of ours that must be committed: a clone without them is not guarded by them.</summary>
internal static class CommittedFiles
{
    private const string Directory = ".a11/";

    /// <summary>Which of them git ignores, by which pattern, and what to do, as sentences.</summary>
    /// <param name="root">Absolute path of the root of a git repository.</param>
    /// <param name="files">Its files.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public static ImmutableArray<string> FindIgnored(string root, IFileSource files)
    {
        var ignored = IgnorePattern.Find(root, StarterConfiguration.Path, StarterTask.Path, Directory);
        return
        [
            .. new[] { StarterConfiguration.Path, StarterTask.Path }.Where(ignored.ContainsKey).Select(path => Describe(path, ignored)),
            .. LockCommitCheck.Run(root, files).Select(finding => finding.Message),
        ];
    }

    /// <summary>Which of some files git ignores, by which pattern; none where there is no git that could tell.</summary>
    /// <param name="root">Absolute path of the root.</param>
    /// <param name="paths">The files, from the root.</param>
    public static IReadOnlyDictionary<string, IgnorePattern> FindIgnored(string root, IReadOnlyList<string> paths)
    {
        try
        {
            return RepositoryLocator.HasGit(root) ? IgnorePattern.Find(root, paths) : ImmutableDictionary<string, IgnorePattern>.Empty;
        }
        catch (GitException)
        {
            return ImmutableDictionary<string, IgnorePattern>.Empty;
        }
    }

    private static string Describe(string path, IReadOnlyDictionary<string, IgnorePattern> ignored)
    {
        // Nothing below an ignored directory can be taken out (gitignore(5)).
        var isBelow = path.StartsWith(Directory, StringComparison.Ordinal) && ignored.ContainsKey(Directory);
        return $"git ignores {path} ({ignored[path]}), so other clones don't have it. Add the {(isBelow ? $"lines !/{Directory} and" : "line")} !/{path} at the end of .gitignore.";
    }
}
