using A11.Core.Text;
using Spectre.Console;

namespace A11.Tool;

/// <summary>Shows a rule's page: in colours on a terminal, as the Markdown that it is elsewhere.</summary>
internal sealed class PageRenderer(ToolHost host)
{
    private const string Fence = "```";
    private const string Comment = "<!--";
    private const string MarkStart = "⟦";
    private const string MarkEnd = "⟧";
    private const string Faulty = "[red underline]";

    private readonly Lazy<IAnsiConsole> _console = new(() => CreateConsole(host));

    /// <summary>Shows a page.</summary>
    public void Render(string page)
    {
        if (host.IsOutputColored)
        {
            RenderColored(PrintableText.Lines(page).Split('\n'));
            return;
        }

        var output = host.CreateDocument();
        foreach (var line in page.Split('\n').Where(line => !line.StartsWith(Comment, StringComparison.Ordinal)))
        {
            output.Write($"{WithoutMarks(line)}\n");
        }
    }

    private static IAnsiConsole CreateConsole(ToolHost host)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(host.RawOutput),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = host.OutputColumns!.Value;
        return console;
    }

    private static string WithoutMarks(string line) =>
        line.Replace(MarkStart, "", StringComparison.Ordinal).Replace(MarkEnd, "", StringComparison.Ordinal);

    private void RenderColored(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                i = RenderExample(lines, i);
            }
            else if (lines[i].StartsWith('#'))
            {
                _console.Value.MarkupLine($"[bold]{Markup.Escape(lines[i].TrimStart('#').Trim())}[/]");
            }
            else if (lines[i].StartsWith('|'))
            {
                RenderFact(lines[i]);
            }
            else if (!lines[i].StartsWith(Comment, StringComparison.Ordinal))
            {
                i = RenderParagraph(lines, i);
            }
        }
    }

    private void RenderFact(string row)
    {
        var cells = row.Trim('|').Split('|', 2, StringSplitOptions.TrimEntries);
        if (cells is [{ Length: > 0 } name, { Length: > 0 } value] && name[0] != '-')
        {
            _console.Value.MarkupLine($"[dim]{Markup.Escape(name),-9}[/] {Inline(value)}");
        }
    }

    private int RenderParagraph(string[] lines, int first)
    {
        var next = first + 1;
        while (lines[first].Length > 0 && next < lines.Length && !EndsParagraph(lines[next]))
        {
            next++;
        }

        _console.Value.MarkupLine(Inline(string.Join(' ', lines[first..next])));
        return next - 1;
    }

    private static bool EndsParagraph(string line) =>
        line.Length == 0 || line[0] is '#' or '|' or '<' or '-' || line.StartsWith(Fence, StringComparison.Ordinal);

    private int RenderExample(string[] lines, int fence)
    {
        var words = lines[fence].TrimStart('`').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.FirstOrDefault(word => word.StartsWith("file=", StringComparison.Ordinal)) is { } file)
        {
            _console.Value.MarkupLine($"    [dim]{Markup.Escape(file["file=".Length..])}[/]");
        }

        var isFaulty = false;
        var next = fence + 1;
        for (; next < lines.Length && !lines[next].StartsWith(Fence, StringComparison.Ordinal); next++)
        {
            // What is marked over several lines is marked on each.
            var staysFaulty = EndsFaulty(lines[next], isFaulty);
            _console.Value.MarkupLine($"    {(isFaulty ? Faulty : "")}{Example(lines[next])}{(staysFaulty ? "[/]" : "")}");
            isFaulty = staysFaulty;
        }

        return next;
    }

    private static string Example(string line) =>
        Markup.Escape(line).Replace(MarkStart, Faulty, StringComparison.Ordinal).Replace(MarkEnd, "[/]", StringComparison.Ordinal);

    private static bool EndsFaulty(string line, bool isFaulty)
    {
        var start = line.LastIndexOf(MarkStart, StringComparison.Ordinal);
        var end = line.LastIndexOf(MarkEnd, StringComparison.Ordinal);
        return start == end ? isFaulty : start > end;
    }

    private static string Inline(string text)
    {
        var parts = Markup.Escape(text).Split('`');
        for (var i = 1; i < parts.Length; i += 2)
        {
            parts[i] = $"[aqua]{parts[i]}[/]";
        }

        return string.Concat(parts);
    }
}
