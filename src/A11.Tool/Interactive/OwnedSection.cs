using A11.Core.Text;
using A11.Tool.Initialization;

namespace A11.Tool.Interactive;

/// <summary>A section of ours between two lines that mark it, in a text file of people's.</summary>
/// <param name="path">The file, from the repository's root.</param>
/// <param name="begin">The line before it.</param>
/// <param name="end">The line after it.</param>
/// <param name="body">What is between them, with line feeds; it ends with one.</param>
internal class OwnedSection(string path, string begin, string end, string body) : OwnedFile(path)
{
    /// <inheritdoc/>
    public override FilePlan Add(EditedFile file)
    {
        var section = $"{begin}\n{body}{end}\n".Replace("\n", file.LineEnd, StringComparison.Ordinal);
        if (Find(file) is var (start, length))
        {
            return new FilePlan(file.Text[..start] + section + file.Text[(start + length)..]);
        }

        if (FindObstacle(file) is { } obstacle)
        {
            return new FilePlan(file.Text, [obstacle]);
        }

        // A blank line before it, or none after a last line that did not end: by that it is known what to take out again.
        return new FilePlan(file.Text.Length == 0 ? section : file.Text + file.LineEnd + section);
    }

    /// <inheritdoc/>
    public override FilePlan Remove(EditedFile file)
    {
        if (Find(file) is not var (start, length))
        {
            return new FilePlan(file.Text);
        }

        var before = file.Text[..start];
        before = before.EndsWith(file.LineEnd, StringComparison.Ordinal) ? before[..^file.LineEnd.Length] : before;
        var left = before + file.Text[(start + length)..];
        return new FilePlan(left.Length == 0 ? null : left);
    }

    /// <summary>Why the section can't be added, as a sentence; null where it can.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="UsageException">It is malformed; the message names file, line and column.</exception>
    protected virtual string? FindObstacle(EditedFile file) => null;

    private (int Start, int Length)? Find(EditedFile file)
    {
        if (file.Problem is { } problem)
        {
            throw new UsageException($"{file.Path} {problem}. Nothing was written.");
        }

        var text = new SourceText(file.Text);
        var (first, last) = (FindLine(text, begin), FindLine(text, end));
        return (first, last) switch
        {
            (0, 0) => null,
            ( > 0, > 0) when first < last => (text.GetLine(first).Start, text.GetLineWithTerminator(last).End - text.GetLine(first).Start),
            _ => throw new UsageException($"{file.Path}({Math.Max(first, last)},1): the section of a11 needs one line “{begin}” and, after it, one line “{end}”. Nothing was written."),
        };
    }

    /// <summary>The number of the line; 0 where there is none.</summary>
    private static int FindLine(SourceText text, string line) => Enumerable.Range(1, text.LineCount).FirstOrDefault(number => text[text.GetLine(number)].Trim().SequenceEqual(line));
}
