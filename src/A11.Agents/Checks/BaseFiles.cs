using System.Collections.Concurrent;
using System.Collections.Immutable;
using A11.Agents.Git;
using A11.Core.Files;
using A11.Core.Text;

namespace A11.Agents.Checks;

/// <summary>The files of a commit, found also where a branch has renamed them.</summary>
/// <param name="git">The repository.</param>
/// <param name="commit">The commit.</param>
/// <param name="gone">The paths that the branch no longer has: what it renamed is among them.</param>
internal sealed class BaseFiles(GitRepository git, string commit, ImmutableArray<string> gone)
{
    /// <summary>Lines that both have, of those of the longer one: git's own measure of a rename (git-diff, <c>--find-renames</c>).</summary>
    private const double RenameSimilarity = 0.5;

    /// <summary>A branch that moves more files than these is compared by names alone.</summary>
    private const int MaximumCandidates = 400;

    private readonly ConcurrentDictionary<string, SourceText?> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string?> _paths = new(StringComparer.Ordinal);
    private readonly Lazy<CommitFileSource> _files = new(() => new CommitFileSource(git, commit));

    /// <summary>The files.</summary>
    public CommitFileSource Files => _files.Value;

    /// <summary>The path of what a file was made from; null where it is new.</summary>
    /// <param name="path">The file's path now.</param>
    /// <param name="text">Its text now.</param>
    public string? FindPath(string path, SourceText text) => Files.FindIdentity(path) is not null ? path : _paths.GetOrAdd(path, _ => FindRenamed(path, text));

    /// <summary>A file's text; null where it is none.</summary>
    public SourceText? Read(string path) => _texts.GetOrAdd(path, _ => FileContent.Decode(Files.Read(path).Span) is { Problem: null } content ? content.Text : null);

    private string? FindRenamed(string path, SourceText text)
    {
        var candidates = gone.Where(former => Files.FindIdentity(former) is not null).ToArray();
        var name = RepositoryPath.FileName(path).ToString();
        candidates = candidates.Length <= MaximumCandidates ? candidates : [.. candidates.Where(former => RepositoryPath.FileName(former).SequenceEqual(name))];
        var lines = ChangedLines.LinesOf(text);
        return candidates.Select(former => (Path: former, Similarity: Compare(former, lines)))
            .Where(candidate => candidate.Similarity >= RenameSimilarity)
            .OrderByDescending(candidate => candidate.Similarity)
            .ThenByDescending(candidate => RepositoryPath.FileName(candidate.Path).SequenceEqual(name))
            .ThenBy(candidate => candidate.Path, StringComparer.Ordinal)
            .FirstOrDefault().Path;
    }

    private double Compare(string former, List<string> lines)
    {
        if (Read(former) is not { } before)
        {
            return 0;
        }

        var counts = lines.CountBy(line => line).ToDictionary(StringComparer.Ordinal);
        var (common, total) = (0, Math.Max(lines.Count, before.LineCount));
        foreach (var line in ChangedLines.LinesOf(before))
        {
            if (counts.TryGetValue(line, out var left) && left > 0)
            {
                counts[line] = left - 1;
                common++;
            }
        }

        return (double)common / total;
    }
}
