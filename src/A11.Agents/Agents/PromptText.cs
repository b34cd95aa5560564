using System.Globalization;
using System.Text;
using A11.Agents.Changes;
using A11.Core.Text;

namespace A11.Agents.Agents;

/// <summary>A prompt that is being written: sections, and material that can't be taken for an instruction.</summary>
internal sealed class PromptText
{
    private const string Mark = "material-";

    /// <summary>The beginning of a mark as it stands in material: no reader takes it for one.</summary>
    private const string SpelledMark = "material\\u002d";

    private readonly StringBuilder _text = new();
    private readonly List<(int Start, int End, string Mark)> _materials = [];

    /// <summary>Begins a section.</summary>
    public PromptText Section(string title)
    {
        _ = _text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
        return this;
    }

    /// <summary>Writes a line.</summary>
    public PromptText Line(string line)
    {
        _ = _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>Writes items of a list, one a line; of too many, the first, and how many were left out.</summary>
    public PromptText List(IEnumerable<string> items, int limit = int.MaxValue)
    {
        var all = items.ToList();
        foreach (var item in all.Take(limit))
        {
            _ = _text.Append("- ").Append(item).Append('\n');
        }

        return all.Count > limit ? Line(string.Create(CultureInfo.InvariantCulture, $"- … and {all.Count - limit} more, left out here")) : this;
    }

    /// <summary>
    /// Writes text that comes from files, names or other agents. It stands between marks that nothing in it can be, and what can't be seen in it is spelled out;
    /// where it is too long it is cut, and says so.
    /// </summary>
    public PromptText Material(string text, int limit = int.MaxValue)
    {
        var kept = Cut(PrintableText.Lines(text), limit).Replace(Mark, SpelledMark, StringComparison.OrdinalIgnoreCase).TrimEnd('\n');
        var mark = MarkFor(kept);
        var start = _text.Length;
        _ = _text.Append(CultureInfo.InvariantCulture, $"<{mark}>\n{kept}\n</{mark}>\n");
        _materials.Add((start, _text.Length, mark));
        return this;
    }

    /// <summary>Writes items that come from elsewhere, each on one line, as material; of too many, the first, and how many were left out.</summary>
    public PromptText MaterialList(IEnumerable<string> items, int limit = int.MaxValue) =>
        Material(new PromptText().List(items.Select(PrintableText.Line), limit).ToString(int.MaxValue));

    /// <summary>The whole text, no longer than a limit, but for what ends the material that it is cut in.</summary>
    public string ToString(int limit)
    {
        var text = _text.ToString();
        if (text.Length <= limit)
        {
            return text;
        }

        var end = EndOf(text, limit);
        var open = _materials.Find(material => material.Start < end && end < material.End).Mark;
        var close = open is null ? "" : $"\n</{open}>";
        return string.Create(CultureInfo.InvariantCulture, $"{text[..end]}{close}\n[cut: {text.Length - end} more characters]\n");
    }

    /// <summary>A name that does not occur in a text, the same each time: it holds the text's own hash.</summary>
    internal static string MarkFor(string text)
    {
        var hash = ContentHash.Compute(Encoding.UTF8.GetBytes(text));
        var mark = $"{Mark}{hash[..16]}";
        while (text.Contains(mark, StringComparison.Ordinal))
        {
            hash = ContentHash.Compute(Encoding.UTF8.GetBytes(hash));
            mark = $"{Mark}{hash[..16]}";
        }

        return mark;
    }

    /// <summary>Cuts at a line's end.</summary>
    private static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var end = EndOf(text, limit);
        return string.Create(CultureInfo.InvariantCulture, $"{text[..end]}\n[cut: {text.Length - end} more characters]\n");
    }

    private static int EndOf(string text, int limit)
    {
        var end = text.LastIndexOf('\n', limit - 1);
        return end <= 0 ? limit - (char.IsHighSurrogate(text[limit - 1]) ? 1 : 0) : end;
    }
}
