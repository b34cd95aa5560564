using System.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>
/// A text as YamlDotNet gets it: lines of quoted scalars and flow collections that are less deep than YamlDotNet wants are indented further.
/// libyaml and what is made from it (go-yaml, PyYAML), by which manifests and compose files are read, take them at any depth, and no parser counts the spaces at their start as content.
/// </summary>
internal sealed class YamlPadding
{
    private readonly string _text;
    private readonly SortedList<int, Padding> _lines = [];

    public YamlPadding(string text) => (_text, Text) = (text, text);

    /// <summary>The text with its spaces.</summary>
    public string Text { get; private set; }

    /// <summary>The place in the original text of one in <see cref="Text"/>; a place among added spaces is that of the line.</summary>
    public int ToOriginal(int position)
    {
        var (low, high) = (0, _lines.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _lines.Values[middle].Start <= position ? (middle + 1, high) : (low, middle);
        }

        if (low == 0)
        {
            return position;
        }

        var last = _lines.Values[low - 1];
        return position - last.Before - Math.Min(last.Width, position - last.Start);
    }

    /// <summary>Indents the lines of the quoted scalar or flow collection that begins at a place of the original text.</summary>
    /// <returns>Whether there were lines to indent.</returns>
    public bool TryIndent(int start)
    {
        var end = FlowBounds.FindEnd(_text, start);
        var lineStart = _text.LastIndexOf('\n', Math.Max(start - 1, 0)) + 1;
        var width = start - lineStart + 1;
        var added = false;
        for (var at = _text.IndexOf('\n', start, end - start); at >= 0; at = _text.IndexOf('\n', at + 1, end - at - 1))
        {
            // There a document ends, in quotes too.
            if (IsDocumentMark(_text.AsSpan(at + 1)))
            {
                return false;
            }

            added |= _lines.TryAdd(at + 1, new Padding(0, 0, width));
        }

        if (added)
        {
            Write();
        }

        return added;
    }

    private static bool IsDocumentMark(ReadOnlySpan<char> line) =>
        (line.StartsWith("---") || line.StartsWith("...")) && (line.Length == 3 || char.IsWhiteSpace(line[3]));

    private void Write()
    {
        var text = new StringBuilder(_text.Length);
        var (done, before) = (0, 0);
        for (var i = 0; i < _lines.Count; i++)
        {
            var (line, width) = (_lines.Keys[i], _lines.Values[i].Width);
            _ = text.Append(_text, done, line - done);
            _lines.SetValueAtIndex(i, new Padding(text.Length, before, width));
            _ = text.Append(' ', width);
            (done, before) = (line, before + width);
        }

        Text = text.Append(_text, done, _text.Length - done).ToString();
    }

    /// <summary>Spaces at the start of a line.</summary>
    /// <param name="Start">Where they begin in the text with its spaces.</param>
    /// <param name="Before">How many were added on lines above.</param>
    /// <param name="Width">How many they are.</param>
    private readonly record struct Padding(int Start, int Before, int Width);
}
