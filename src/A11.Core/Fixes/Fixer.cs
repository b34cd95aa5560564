using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;

namespace A11.Core.Fixes;

/// <summary>Applies the rules' fixes in memory, and again to what that gives, until there is nothing left to fix.</summary>
public sealed class Fixer(Engine analyzer)
{
    /// <summary>A fix that never mends what it is for must not keep us for ever; of those that undo each other none is applied twice.</summary>
    private const int MaximumRounds = 100;

    /// <summary>What all rules that report a text as unreadable are also called.</summary>
    private const string SyntaxError = "a11/parse-error";

    /// <summary>Fixes files.</summary>
    /// <param name="files">The files of the repository; they are only read.</param>
    /// <param name="settings">What they are checked by.</param>
    /// <param name="only">The files to fix; all where it is null.</param>
    /// <param name="allowsUnsafe">Whether to apply also the fixes that may change what a file does.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public FixResult Run(IFileSource files, Settings settings, IReadOnlyList<string>? only, bool allowsUnsafe, CancellationToken cancellation = default)
    {
        var current = new FixedFiles(files);
        var result = analyzer.Run(current, settings, only, cancellation);
        var broken = BrokenIn(result).ToHashSet(StringComparer.Ordinal);
        for (var round = 0; round < MaximumRounds;)
        {
            var changed = Apply(result, current, allowsUnsafe);
            if (changed.Length == 0)
            {
                break;
            }

            for (; changed.Length > 0 && round < MaximumRounds; round++)
            {
                result = analyzer.Run(current, settings, changed, cancellation);
                var undone = BrokenIn(result).Where(path => !broken.Contains(path)).ToArray();
                foreach (var path in undone)
                {
                    current.Undo(path);
                }

                changed = [.. Apply(result, current, allowsUnsafe), .. undone];
            }

            // A fix of one file may be what another's finding waits for, so that in the end all are looked at once more.
            result = analyzer.Run(current, settings, only, cancellation);
        }

        return new FixResult(current.Changed, current.Applied, result);
    }

    /// <summary>The files with a syntax error. Fixes never make one: where they would, the file stays as it was.</summary>
    private static IEnumerable<string> BrokenIn(AnalysisResult result) =>
        result.Diagnostics.Where(diagnostic => diagnostic.Aliases.Contains(SyntaxError, StringComparer.Ordinal)).Select(diagnostic => diagnostic.Path).Distinct(StringComparer.Ordinal);

    /// <summary>Applies what can be applied side by side; gives the files that it changed.</summary>
    private static string[] Apply(AnalysisResult result, FixedFiles files, bool allowsUnsafe)
    {
        var changed = new List<string>();
        var fixable = result.Diagnostics.Where(diagnostic => diagnostic is { Text: not null, Fix: { Edits.IsEmpty: false } fix } && (allowsUnsafe || fix.Safety == FixSafety.Safe));
        foreach (var group in fixable.GroupBy(diagnostic => diagnostic.Path, StringComparer.Ordinal))
        {
            var text = group.First().Text!;
            var edits = new List<TextEdit>();
            var mending = group.Where(diagnostic => TryAdd(diagnostic.Fix!, text, edits)).ToArray();
            var mended = TextEdit.Apply(text.Content, [.. edits]);
            if (mended != text.Content && files.TryWrite(group.Key, text, mended, mending.Select(diagnostic => diagnostic.Rule)))
            {
                changed.Add(group.Key);
            }
        }

        return [.. changed];
    }

    /// <summary>
    /// Takes a fix in as a whole, or not at all: what touches a fix of an earlier finding waits for the next round, when its finding is looked for
    /// again in the new text.
    /// </summary>
    private static bool TryAdd(Fix fix, SourceText text, List<TextEdit> edits)
    {
        var own = fix.Edits.Sort(static (left, right) => left.Span.CompareTo(right.Span));
        for (var i = 0; i < own.Length; i++)
        {
            var span = own[i].Span;
            if ((i > 0 && span.Start < own[i - 1].Span.End) || span.Start < 0 || span.End > text.Length || TouchesAny(span, edits))
            {
                return false;
            }
        }

        foreach (var edit in own)
        {
            edits.Insert(CountUpTo(edit.Span.Start, edits), edit with { NewText = edit.NewText.ReplaceLineEndings(LineEndAt(text, edit.Span.Start)) });
        }

        return true;
    }

    /// <summary>Edits of different fixes don't touch each other, so that the last one that begins before the span's end decides.</summary>
    private static bool TouchesAny(TextSpan span, List<TextEdit> edits) =>
        CountUpTo(span.End, edits) is > 0 and var count && edits[count - 1].Span.Touches(span);

    /// <summary>How many of the edits, which are in order, begin at an offset or before it.</summary>
    private static int CountUpTo(int offset, List<TextEdit> edits)
    {
        var (low, high) = (0, edits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = edits[middle].Span.Start <= offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>How the line ends that an offset lies in; for a last line without an end, how the one before it does.</summary>
    private static string LineEndAt(SourceText text, int offset)
    {
        var line = text.GetPosition(offset).Line;
        return EndOf(text, line) ?? (line > 1 ? EndOf(text, line - 1) : null) ?? "\n";
    }

    private static string? EndOf(SourceText text, int line)
    {
        var content = text[text.GetLineWithTerminator(line)];
        return content.EndsWith("\r\n") ? "\r\n" : content.EndsWith("\r") ? "\r" : content.EndsWith("\n") ? "\n" : null;
    }
}
