using System.Collections.Immutable;
using A11.Agents.Git;
using A11.Agents.Policies;

namespace A11.Tool.Initialization;

/// <summary>The files of ours that must be committed: a clone without them is not guarded by them.</summary>
internal static class CommittedFiles
{
    private const string Directory = ".a11/";
    private const string Lock = ".a11/lock.json";

    private static readonly ImmutableArray<string> All = [StarterConfiguration.Path, Lock, $"{TaskFiles.Folder}/T001.json"];

    /// <summary>Which of them git ignores, by which pattern, and what to do, as sentences.</summary>
    /// <param name="root">Absolute path of the root of a git repository.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public static ImmutableArray<string> FindIgnored(string root)
    {
        var found = IgnorePattern.Find(root, [Directory, .. All]);
        return [.. All.Where(found.ContainsKey).Select(path => Describe(path, found[path], found.ContainsKey(Directory) && path.StartsWith(Directory, StringComparison.Ordinal)))];
    }

    private static string Describe(string path, IgnorePattern pattern, bool isDirectory)
    {
        var why = path == Lock ? "CI would not notice that a generated file was edited by hand" : "clones and CI would not have it";
        var advice = isDirectory ? "Narrow the pattern, for example to .a11/runs/" : $"Add the line !{path} after it";
        return $"{pattern.File}:{pattern.Line} ({pattern.Pattern}) makes git ignore {path}, so {why}. {advice}.";
    }
}
