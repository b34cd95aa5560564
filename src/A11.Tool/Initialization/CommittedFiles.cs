using System.Collections.Immutable;
using A11.Agents.Git;
using A11.Agents.Locks;
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
        var git = new GitRepository(root);
        return
        [
            .. new[] { StarterConfiguration.Path, StarterTask.Path }.Select(path => Describe(git, path)).OfType<string>(),
            .. LockCommitCheck.Run(root, files).Select(finding => finding.Message),
        ];
    }

    private static string? Describe(GitRepository git, string path)
    {
        if (git.FindIgnoreLine(path) is not { } line)
        {
            return null;
        }

        // Nothing below an ignored directory can be taken out (gitignore(5)).
        var isBelow = path.StartsWith(Directory, StringComparison.Ordinal) && git.FindIgnoreLine(Directory) is not null;
        return $"git ignores {path} ({line}), so other clones don't have it. Add the {(isBelow ? $"lines !/{Directory} and" : "line")} !/{path} at the end of .gitignore.";
    }
}
