using System.Collections.Concurrent;
using System.Collections.Immutable;
using A11.Agents.Git;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;

namespace A11.Agents.Checks;

/// <summary>
/// The lines that a branch wrote, in commits or not yet: those that differ from every commit at which it began. A file is compared with what it was there,
/// under whatever name; line endings don't count.
/// </summary>
public sealed class ChangedLines
{
    private readonly ImmutableArray<BaseFiles> _bases;
    private readonly HashSet<string> _paths;
    private readonly ConcurrentDictionary<(string Path, int Base), LineChange[]?> _lines = [];

    /// <summary>Compares a working tree with commits.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="commits">The commits; at least one.</param>
    /// <param name="changes">The paths that differ from them.</param>
    /// <param name="files">The files of the working tree.</param>
    internal ChangedLines(GitRepository git, ImmutableArray<string> commits, ImmutableArray<GitChange> changes, IFileSource files)
    {
        var gone = changes.Where(change => change.IsOrdinary && !files.Exists(change.Path)).Select(change => change.Path).ToImmutableArray();
        _bases = [.. commits.Select(commit => new BaseFiles(git, commit, gone))];
        _paths = changes.Where(change => change.IsOrdinary && files.Exists(change.Path)).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The files that differ and are there.</summary>
    public IReadOnlySet<string> Paths => _paths;

    /// <summary>The files where the branch began.</summary>
    internal CommitFileSource Base => _bases[0].Files;

    /// <summary>What the file of a path was called where the branch began; null where there was none.</summary>
    internal string? FindFormerPath(string path, SourceText text) => _bases[0].FindPath(path, text);

    /// <summary>What the branch did where a finding is.</summary>
    /// <exception cref="GitException">Git can't be run, or the file's former content is not in this clone.</exception>
    internal LineChange Locate(Diagnostic finding)
    {
        if (!_paths.Contains(finding.Path))
        {
            return LineChange.None;
        }

        if (finding.Text is not { } text)
        {
            return LineChange.Written;
        }

        return Enumerable.Range(0, _bases.Length).Select(index => LocateIn(finding, text, index)).Min();
    }

    private LineChange LocateIn(Diagnostic finding, SourceText text, int index)
    {
        if (_lines.GetOrAdd((finding.Path, index), _ => Compare(finding.Path, text, _bases[index])) is not { } lines)
        {
            return LineChange.Written;
        }

        // A place that ends with a line break ends on that line.
        var end = finding.End.Column == 1 && finding.End.Line > finding.Start.Line ? finding.End.Line - 1 : finding.End.Line;
        var change = lines[(finding.Start.Line - 1)..end].Max();
        return change == LineChange.None && finding.Span is { Start: 0, Length: 0 } && lines.Any(line => line != LineChange.None) ? LineChange.Beside : change;
    }

    /// <summary>What became of each line; null where the whole file is new, or what it was can't be read as text.</summary>
    private static LineChange[]? Compare(string path, SourceText text, BaseFiles origin) =>
        origin.FindPath(path, text) is { } former && origin.Read(former) is { } before ? Compare(before, text) : null;

    private static LineChange[] Compare(SourceText before, SourceText after)
    {
        var result = new LineChange[after.LineCount];
        var script = EditScript.Create(LinesOf(before), LinesOf(after));
        var line = 0;
        for (var i = 0; i < script.Count;)
        {
            if (script[i].Mark == ' ')
            {
                (i, line) = (i + 1, line + 1);
                continue;
            }

            var added = 0;
            for (; i < script.Count && script[i].Mark != ' '; i++)
            {
                added += script[i].Mark == '+' ? 1 : 0;
            }

            Mark(result, line, added);
            line += added;
        }

        return result;
    }

    /// <summary>Where lines were only removed, those around are beside it.</summary>
    private static void Mark(LineChange[] result, int line, int added)
    {
        result.AsSpan(line, added).Fill(LineChange.Written);
        if (added > 0)
        {
            return;
        }

        for (var i = Math.Max(0, line - 1); i < Math.Min(result.Length, line + 1); i++)
        {
            result[i] = result[i] == LineChange.Written ? LineChange.Written : LineChange.Beside;
        }
    }

    internal static List<string> LinesOf(SourceText text) => [.. Enumerable.Range(1, text.LineCount).Select(line => text[text.GetLine(line)].ToString())];
}
