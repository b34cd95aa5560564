using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Boundaries;
using A11.Core.Files;

namespace A11.Agents.Changes;

/// <summary>Changes as a unified diff with git's headers (git-diff, “Generating patch text with -p”), which <c>git apply</c> reads.</summary>
internal static class ChangeDiff
{
    private const string Executable = "100755";
    private const string Ordinary = "100644";

    /// <summary>The diff of changes; empty where there are none.</summary>
    /// <param name="before">The repository before them.</param>
    /// <param name="changes">The changes.</param>
    public static string Create(IFileSource before, ImmutableArray<Change> changes)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var change in changes.OrderBy(change => change.Path, StringComparer.Ordinal))
        {
            Write(before, change, output);
        }

        return output.ToString();
    }

    private static void Write(IFileSource before, Change change, StringWriter output)
    {
        // What an agent left as a path need not be one that can be read.
        var isNew = PathName.FindProblem(change.Path) is not null || !before.Exists(change.Path);
        var isGone = change.Kind == ChangeKind.Deleted;
        var old = isNew ? default : Read(before, change.Path);
        output.Write(string.Create(CultureInfo.InvariantCulture, $"diff --git a/{change.Path} b/{change.Path}\n"));
        output.Write(isGone ? $"deleted file mode {Ordinary}\n"
            : isNew ? $"new file mode {(change.IsExecutable ? Executable : Ordinary)}\n"
            : change.Kind == ChangeKind.ModeChanged ? $"old mode {(change.IsExecutable ? Ordinary : Executable)}\nnew mode {(change.IsExecutable ? Executable : Ordinary)}\n"
            : "");
        if (old.Span.SequenceEqual(change.Content.Span))
        {
            return;
        }

        var (oldText, newText) = (FileContent.Decode(old.Span), FileContent.Decode(change.Content.Span));
        if (oldText.Problem is not null || newText.Problem is not null)
        {
            output.Write($"Binary files {(isNew ? "/dev/null" : "a/" + change.Path)} and {(isGone ? "/dev/null" : "b/" + change.Path)} differ\n");
            return;
        }

        UnifiedDiff.Write(isNew ? null : "a/" + change.Path, isGone ? null : "b/" + change.Path, oldText.Text.Content, newText.Text.Content, output);
    }

    /// <summary>A violation can be at a path that nobody can read, such as a folder's; its old content is then not shown.</summary>
    private static ReadOnlyMemory<byte> Read(IFileSource before, string path)
    {
        try
        {
            return before.Read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
