using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>Puts the entries of a block collection in another order by moving their lines, with the comments right above them. Blank lines stay where they are.</summary>
internal static class YamlReordering
{
    /// <summary>The edit; null where lines can't be moved: in braces, where an entry shares its line, or where anchors and aliases need their order.</summary>
    /// <param name="text">The file.</param>
    /// <param name="entries">The entries' places in the order of the file.</param>
    /// <param name="order">The entries' numbers in their new order.</param>
    public static TextEdit? Create(SourceText text, ImmutableArray<TextSpan> entries, IEnumerable<int> order)
    {
        var blocks = new List<(int First, int Last)>();
        foreach (var entry in entries)
        {
            var (first, last) = (text.GetPosition(entry.Start).Line, text.GetPosition(entry.End).Line);
            var before = text[TextSpan.FromBounds(text.GetLine(first).Start, entry.Start)];
            if (before.ContainsAnyExcept(' ', '-') || before.Count('-') != text[TextSpan.FromBounds(text.GetLine(text.GetPosition(entries[0].Start).Line).Start, entries[0].Start)].Count('-') || (blocks.Count > 0 && blocks[^1].Last >= first))
            {
                return null;
            }

            blocks.Add((FirstComment(text, first, blocks.Count > 0 ? blocks[^1].Last : 0), last));
        }

        var region = TextSpan.FromBounds(text.GetLine(blocks[0].First).Start, text.GetLine(blocks[^1].Last).End);
        var content = text[region];
        if (content.Contains(" &", StringComparison.Ordinal) || content.Contains(" *", StringComparison.Ordinal) || content.Contains("<<", StringComparison.Ordinal) || content.Contains("|+", StringComparison.Ordinal))
        {
            return null;
        }

        var lines = new List<string>();
        var position = 0;
        foreach (var number in order)
        {
            // What stood before the entry at this position, and is not a comment of its own.
            Add(position == 0 ? blocks[0].First : blocks[position - 1].Last + 1, blocks[position].First - 1);
            Add(blocks[number].First, blocks[number].Last);
            position++;
        }

        return new TextEdit(region, string.Join(content.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n", lines));

        void Add(int first, int last)
        {
            for (var line = first; line <= last; line++)
            {
                lines.Add(text[text.GetLine(line)].ToString());
            }
        }
    }

    /// <summary>The first of the comment lines right above a line; the line itself where they begin the file, of which they speak then.</summary>
    private static int FirstComment(SourceText text, int line, int above)
    {
        var first = line;
        while (first - 1 > above && text[text.GetLine(first - 1)].TrimStart(' ').StartsWith("#"))
        {
            first--;
        }

        return first == 1 ? line : first;
    }
}
