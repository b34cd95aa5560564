using System.Collections.Immutable;
using CliWrap;

namespace A11.Agents.Git;

/// <summary>
/// Finds what differs between a commit and the working tree. A fresh index is compared with, so that no flag or cache in the repository's own can hide a
/// file. Git reads contents with the conversions that it does itself (line endings, encodings) and without filters, which are programs: what a filter
/// would have made of a file is found out without it.
/// </summary>
/// <param name="root">Absolute path of the working tree.</param>
/// <param name="git">Starts git.</param>
/// <param name="untrusted">Absolute paths of directories whose programs are not run: the root, and those of repositories that it is a submodule of.</param>
internal sealed class WorkingTreeComparison(string root, GitProgram git, ImmutableArray<string> untrusted)
{
    private static readonly ImmutableArray<string> FilterKeys = ["clean", "smudge", "process"];

    /// <summary>The changes, in no order.</summary>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public IReadOnlyList<GitChange> Compare(string commit)
    {
        var index = Path.Combine(Path.GetTempPath(), $"a11-index-{Guid.NewGuid():N}");
        try
        {
            return Compare(commit, index);
        }
        finally
        {
            File.Delete(index);
        }
    }

    private List<GitChange> Compare(string commit, string index)
    {
        var filters = FindFilters();
        var fresh = new GitProgram(root, untrusted)
        {
            Variables = git.Variables.SetItem("GIT_INDEX_FILE", index),
            Extra = [.. WithoutFilters(filters), .. Strict],
        };
        _ = fresh.Read("read-tree", commit);
        var changes = Refresh(fresh);
        if (!OperatingSystem.IsWindows() && changes.Exists(change => change.Kind == GitChangeKind.ModeChanged) && IsWithoutModes(fresh, changes))
        {
            changes = Refresh(new GitProgram(root, untrusted) { Variables = fresh.Variables, Extra = fresh.Extra.Add(new("core.fileMode", "false")) });
        }

        RemoveLeftOut(changes);
        RemoveFiltered(changes, commit, filters);
        changes.AddRange(FindUntracked(fresh));
        changes.AddRange(FindChangedSubmodules(fresh, changes));
        return changes;
    }

    /// <summary>Settings by which a repository could hide what differs, as they are where it does not.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Strict => OperatingSystem.IsLinux() ? [new("core.fileMode", "true"), new("core.ignoreCase", "false")]
        : OperatingSystem.IsMacOS() ? [new("core.fileMode", "true")]
        : [];

    /// <summary>Has git read what it does not know yet; without that each file would count as changed. It fails where one is, which is what the comparison then tells.</summary>
    private static List<GitChange> Refresh(GitProgram program)
    {
        _ = program.TryRead(out _, "update-index", "-q", "--refresh");
        return Diff(program);
    }

    private static List<GitChange> Diff(GitProgram program) =>
        [.. RawDiff.Parse(program.Read("diff-files", "--raw", "-z", "--no-ext-diff", "--no-renames", "--ignore-submodules=dirty"), ChangePlaces.WorkingTree)];

    private static IEnumerable<GitChange> FindUntracked(GitProgram fresh) =>
        fresh.Read("ls-files", "--others", "--exclude-standard", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(path => new GitChange(path.TrimEnd('/'), GitChangeKind.Added, path.EndsWith('/') ? GitChange.SubmoduleMode : "", ChangePlaces.WorkingTree));

    /// <summary>Whether the file system keeps no modes, as the repository says: then no file at all has the ordinary one.</summary>
    private bool IsWithoutModes(GitProgram fresh, List<GitChange> changes)
    {
        if (!git.TryRead(out var setting, "config", "--type=bool", "core.fileMode") || setting.Trim() != "false")
        {
            return false;
        }

        var differing = changes.Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        return fresh.Read("ls-files", "--stage", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(entry => entry.StartsWith("100644 ", StringComparison.Ordinal))
            .All(entry => differing.Contains(entry[(entry.IndexOf('\t', StringComparison.Ordinal) + 1)..]));
    }

    /// <summary>What a sparse checkout leaves out is not deleted.</summary>
    private void RemoveLeftOut(List<GitChange> changes)
    {
        if (changes.Exists(change => change.Kind == GitChangeKind.Deleted))
        {
            var leftOut = git.Read("ls-files", "-t", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Where(entry => entry.StartsWith("S ", StringComparison.Ordinal)).Select(entry => entry[2..]).ToHashSet(StringComparer.Ordinal);
            _ = changes.RemoveAll(change => change.Kind == GitChangeKind.Deleted && leftOut.Contains(change.Path));
        }
    }

    /// <summary>
    /// What differs only because a filter was not run: a file of Git LFS by the hash in its pointer; of others, what the repository's own index has as in
    /// the commit, and by size and times as it was checked out.
    /// </summary>
    private void RemoveFiltered(List<GitChange> changes, string commit, ImmutableArray<string> filters)
    {
        var modified = changes.Where(change => change.Kind == GitChangeKind.Modified).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        if (modified.Count == 0)
        {
            return;
        }

        var same = Filtered(modified).ToHashSet(StringComparer.Ordinal);
        if (same.Count == 0)
        {
            return;
        }

        var differing = DiffWithOwnIndex(filters).Concat(RawDiff.Parse(git.Read("diff-index", "--cached", "--raw", "-z", "--no-renames", commit), ChangePlaces.Index)).Select(change => change.Path)
            .Concat(Flagged()).ToHashSet(StringComparer.Ordinal);
        _ = same.RemoveWhere(path => differing.Contains(path) && !LfsPointer.IsOf(Read(commit, path), Path.Combine(root, path)));
        _ = changes.RemoveAll(change => change.Kind == GitChangeKind.Modified && same.Contains(change.Path));
    }

    /// <summary>
    /// What differs from the repository's own index by size and times. A copy of it is dated after every file, so that git takes none for one that may have
    /// been changed in the same second, as all are right after a checkout (git's “racy” files).
    /// </summary>
    private List<GitChange> DiffWithOwnIndex(ImmutableArray<string> filters)
    {
        var index = Path.Combine(Path.GetTempPath(), $"a11-index-{Guid.NewGuid():N}");
        try
        {
            using (var own = File.OpenRead(Path.GetFullPath(git.Read("rev-parse", "--git-path", "index").TrimEnd('\n'), root)))
            using (var copy = new FileStream(index, FileMode.CreateNew, FileAccess.Write))
            {
                own.CopyTo(copy);
            }

            File.SetLastWriteTimeUtc(index, DateTime.UtcNow.AddDays(1));
            return Diff(new GitProgram(root, untrusted) { Variables = git.Variables.SetItem("GIT_INDEX_FILE", index), Extra = [.. WithoutFilters(filters), .. Strict] });
        }
        finally
        {
            File.Delete(index);
        }
    }

    /// <summary>Those of the paths to which the attributes give a filter.</summary>
    private IEnumerable<string> Filtered(IEnumerable<string> paths)
    {
        foreach (var batch in paths.Chunk(GitRepository.MostArguments))
        {
            var parts = git.Read(["check-attr", "-z", "filter", "--", .. batch]).Split('\0');
            for (var i = 0; i + 2 < parts.Length; i += 3)
            {
                if (parts[i + 2] is not ("unspecified" or "unset" or "set"))
                {
                    yield return parts[i];
                }
            }
        }
    }

    /// <summary>The paths that the repository's own index says need not be looked at.</summary>
    private IEnumerable<string> Flagged() => git.Read("ls-files", "-v", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries)
        .Where(entry => char.IsAsciiLetterLower(entry[0]) || entry[0] == 'S').Select(entry => entry[2..]);

    /// <summary>Submodules whose own files differ from their last commit; that the commit is another one is told already.</summary>
    private GitChange[] FindChangedSubmodules(GitProgram fresh, List<GitChange> changes)
    {
        var known = changes.Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        return [.. fresh.Read("ls-files", "--stage", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(entry => entry.StartsWith(GitChange.SubmoduleMode, StringComparison.Ordinal))
            .Select(entry => entry[(entry.IndexOf('\t', StringComparison.Ordinal) + 1)..])
            .Where(path => !known.Contains(path) && Path.Exists(Path.Combine(root, path, ".git")) && HasChanges(Path.Combine(root, path)))
            .Select(path => new GitChange(path, GitChangeKind.Modified, GitChange.SubmoduleMode, ChangePlaces.WorkingTree))];
    }

    private bool HasChanges(string submodule) => !new GitRepository(submodule, untrusted).ChangesSince("HEAD").IsEmpty;

    /// <summary>The names of the filters that any configuration defines: between “filter.” and the last dot.</summary>
    private ImmutableArray<string> FindFilters()
    {
        const string Prefix = "filter.";
        return !git.TryRead(out var keys, "config", "-z", "--name-only", "--get-regexp", "^filter[.]") ? []
            : [.. keys.Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Where(key => key.StartsWith(Prefix, StringComparison.Ordinal) && key.LastIndexOf('.') >= Prefix.Length)
                .Select(key => key[Prefix.Length..key.LastIndexOf('.')]).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<KeyValuePair<string, string>> WithoutFilters(ImmutableArray<string> names) => names.SelectMany(name =>
        FilterKeys.Select(key => KeyValuePair.Create($"filter.{name}.{key}", "")).Append(KeyValuePair.Create($"filter.{name}.required", "false")));

    private byte[] Read(string commit, string path)
    {
        using var content = new MemoryStream();
        _ = git.Run(PipeTarget.ToStream(content), CancellationToken.None, "cat-file", "blob", $"{commit}:{path}");
        return content.ToArray();
    }
}
