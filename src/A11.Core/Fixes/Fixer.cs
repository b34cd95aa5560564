using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;

namespace A11.Core.Fixes;

/// <summary>Applies the rules' fixes in memory, and again to what that gives, until there is nothing left to fix.</summary>
public sealed class Fixer(Analyzer analyzer)
{
    /// <summary>Fixes that undo each other must not keep us for ever; no true chain of fixes is that long.</summary>
    private const int MaximumRounds = 10;

    /// <summary>Fixes files.</summary>
    /// <param name="files">The files of the repository; they are only read.</param>
    /// <param name="settings">What they are checked by.</param>
    /// <param name="only">The files to fix; all where it is null.</param>
    /// <param name="allowsUnsafe">Whether to apply also the fixes that may change what a file does.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public FixResult Run(IFileSource files, Settings settings, IReadOnlyList<string>? only, bool allowsUnsafe, CancellationToken cancellation = default)
    {
        var current = new FixedFiles(files);
        var applied = 0;
        for (var round = 1; ; round++)
        {
            var result = analyzer.Run(current, settings, only, cancellation);
            var count = round > MaximumRounds ? 0 : result.Diagnostics
                .Where(diagnostic => diagnostic.Fix is { } fix && (allowsUnsafe || fix.Safety == FixSafety.Safe))
                .GroupBy(diagnostic => diagnostic.Path, StringComparer.Ordinal)
                .Sum(group => Apply(group.Key, [.. group], current));
            if (count == 0)
            {
                return new FixResult(current.Changed, applied, result);
            }

            applied += count;
        }
    }

    private static int Apply(string path, List<Diagnostic> diagnostics, FixedFiles files)
    {
        var text = diagnostics[0].Text!;
        var lineEnd = LineEndOf(text);
        var edits = new List<TextEdit>();
        var count = 0;
        foreach (var fix in diagnostics.Select(diagnostic => diagnostic.Fix!))
        {
            // What overlaps waits for the next round, when its finding is looked for again in the new text.
            if (!fix.Edits.IsEmpty && !fix.Edits.Any(edit => edits.Exists(other => other.Span.Touches(edit.Span))))
            {
                edits.AddRange(fix.Edits.Select(edit => edit with { NewText = edit.NewText.ReplaceLineEndings(lineEnd) }));
                count++;
            }
        }

        var mended = TextEdit.Apply(text.Content, [.. edits]);
        if (mended == text.Content)
        {
            return 0;
        }

        files.Write(path, mended);
        return count;
    }

    private static string LineEndOf(SourceText text)
    {
        var first = text[text.GetLineWithTerminator(1)];
        return first.EndsWith("\r\n") ? "\r\n" : first.EndsWith("\r") ? "\r" : "\n";
    }
}
