using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>Edits that add an entry to a mapping as it is written: in braces, or a line an entry.</summary>
/// <param name="text">The file.</param>
internal sealed class YamlInsertion(SourceText text)
{
    private string LineBreak => text.Content.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>Adds an entry in front of a mapping's others; null where the mapping has none.</summary>
    public TextEdit? AddFirst(YamlMapping mapping, string entry)
    {
        if (mapping.Entries.IsEmpty)
        {
            return null;
        }

        var start = mapping.Entries[0].Key.Span.Start;
        return new TextEdit(new TextSpan(start, 0), mapping.IsFlow ? $"{entry}, " : $"{entry}{LineBreak}{IndentAt(start)}");
    }

    /// <summary>Adds a mapping of one entry in front of a block mapping's others; null where its owner is in braces.</summary>
    public TextEdit? AddFirst(YamlMapping owner, string name, string entry)
    {
        if (owner.IsFlow || owner.Entries.IsEmpty)
        {
            return null;
        }

        var start = owner.Entries[0].Key.Span.Start;
        var indent = IndentAt(start);
        return new TextEdit(new TextSpan(start, 0), $"{name}:{LineBreak}{indent}  {entry}{LineBreak}{indent}");
    }

    /// <summary>Adds an entry to a mapping within a mapping, which is made where it is missing, behind another entry of its owner.</summary>
    /// <param name="owner">The outer mapping.</param>
    /// <param name="name">The name of the inner mapping.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="after">The outer mapping's entry, a scalar on one line, behind which a new inner mapping is put.</param>
    public TextEdit? AddWithin(YamlMapping owner, string name, string entry, string after)
    {
        if (owner.Find(name) is { } inner)
        {
            return inner.Value is YamlMapping mapping ? AddFirst(mapping, entry) : null;
        }

        if (owner.Find(after) is not { Value: YamlScalar { IsBlock: false } previous } neighbor)
        {
            return null;
        }

        if (owner.IsFlow)
        {
            return new TextEdit(new TextSpan(previous.Span.End, 0), $", {name}: {{ {entry} }}");
        }

        var indent = IndentAt(neighbor.Key.Span.Start);
        return new TextEdit(new TextSpan(EndOfLine(previous.Span.End), 0), $"{LineBreak}{indent}{name}:{LineBreak}{indent}  {entry}");
    }

    /// <summary>The blanks that put a line's text below a place.</summary>
    private string IndentAt(int offset)
    {
        var start = offset;
        while (start > 0 && text.Content[start - 1] is not ('\n' or '\r'))
        {
            start--;
        }

        return new string(' ', offset - start);
    }

    private int EndOfLine(int offset)
    {
        var length = text.Content.AsSpan(offset).IndexOfAny('\r', '\n');
        return length < 0 ? text.Content.Length : offset + length;
    }
}
