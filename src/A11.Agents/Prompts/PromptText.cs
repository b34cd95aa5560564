using System.Globalization;
using System.Text;
using A11.Agents.Changes;

namespace A11.Agents.Prompts;

/// <summary>A prompt that is being written: sections, and material that can't be taken for an instruction.</summary>
internal sealed class PromptText
{
    private readonly StringBuilder _text = new();

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

    /// <summary>Writes text that comes from files. It stands between marks that nothing in it can be; where it is too long it is cut, and says so.</summary>
    public PromptText Material(string text, int limit)
    {
        var kept = Cut(text, limit);
        var mark = MarkFor(kept);
        _ = _text.Append(CultureInfo.InvariantCulture, $"<{mark}>\n{kept.TrimEnd('\n')}\n</{mark}>\n");
        return this;
    }

    /// <summary>The whole text, no longer than a limit.</summary>
    public string ToString(int limit) => Cut(_text.ToString(), limit);

    /// <summary>A name that does not occur in a text, the same each time: it holds the text's own hash.</summary>
    private static string MarkFor(string text)
    {
        var hash = ContentHash.Of(Encoding.UTF8.GetBytes(text));
        var mark = $"material-{hash[..16]}";
        while (text.Contains(mark, StringComparison.Ordinal))
        {
            hash = ContentHash.Of(Encoding.UTF8.GetBytes(hash));
            mark = $"material-{hash[..16]}";
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

        var end = text.LastIndexOf('\n', limit - 1);
        end = end <= 0 ? limit - (char.IsHighSurrogate(text[limit - 1]) ? 1 : 0) : end;
        return string.Create(CultureInfo.InvariantCulture, $"{text[..end]}\n[cut: {text.Length - end} more characters]\n");
    }
}
