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

    /// <summary>Adds an entry behind another one of a mapping, a scalar on one line; null where that is something else.</summary>
    public TextEdit? AddAfter(YamlMapping mapping, string after, string entry)
    {
        if (mapping.Find(after) is not { Value: YamlScalar { IsBlock: false } previous } neighbor)
        {
            return null;
        }

        return mapping.IsFlow
            ? new TextEdit(new TextSpan(previous.Span.End, 0), $", {entry}")
            : new TextEdit(new TextSpan(EndOfLine(previous.Span.End), 0), $"{LineBreak}{IndentAt(neighbor.Key.Span.Start)}{entry}");
    }

    /// <summary>Adds lines in front of an entry of the file's outermost mapping, with an empty line between; null where that is in braces.</summary>
    public TextEdit? AddBefore(YamlMapping root, string name, params ReadOnlySpan<string> lines) => root.IsFlow || root.Find(name) is not { } entry
        ? null
        : new TextEdit(new TextSpan(entry.Key.Span.Start, 0), string.Join(LineBreak, lines) + LineBreak + LineBreak);

    /// <summary>The spaces that put a line's text below a place.</summary>
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
