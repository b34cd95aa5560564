using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Looks at the lines of a YAML file.</summary>
public sealed class YamlLines : YamlStyleRule
{
    private static readonly NumberOption LongestLine = new("max", "Most characters of a line.", 80);
    private static readonly SwitchOption AllowsWords = new("allow-non-breakable-words", "Whether a line that is a single word may be longer.", true);
    private static readonly SwitchOption AllowsInlineMappings = new("allow-non-breakable-inline-mappings", "Whether a line that is a key and a single word may be longer.", false);
    private static readonly NumberOption MostEmptyLines = new("max", "Most empty lines in a row.", 2);
    private static readonly NumberOption MostAtStart = new("max-start", "Most empty lines at the start of the file.", 0);
    private static readonly NumberOption MostAtEnd = new("max-end", "Most empty lines at the end of the file.", 0);
    private static readonly ChoiceOption LineEnd = new("type", "How lines end: unix (LF), dos (CRLF), or platform for as files do where A11 runs.", ["unix", "dos", "platform"], "unix");

    private static readonly CheckDescriptor LineLength = new("AXY2001", "long-yaml-line", "Lines should be short", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/line-length"],
        OptIn = true,
        Options = [LongestLine, AllowsWords, AllowsInlineMappings],
    };

    private static readonly CheckDescriptor TrailingSpaces = new("AXY2002", "trailing-yaml-spaces", "Lines should not end with spaces", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/trailing-spaces"],
        OptIn = true,
        Fix = FixSafety.Safe,
    };

    private static readonly CheckDescriptor FinalNewline = new("AXY2003", "missing-yaml-newline", "Files should end with a line break", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/new-line-at-end-of-file"],
        OptIn = true,
        Fix = FixSafety.Safe,
    };

    private static readonly CheckDescriptor EmptyLines = new("AXY2004", "empty-yaml-lines", "Empty lines should be few", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/empty-lines"],
        OptIn = true,
        Fix = FixSafety.Safe,
        Options = [MostEmptyLines, MostAtStart, MostAtEnd],
    };

    private static readonly CheckDescriptor NewLines = new("AXY2005", "windows-yaml-newline", "Lines should end with a line feed alone", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/new-lines"],
        OptIn = true,
        Options = [LineEnd],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => LineLength;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [LineLength, TrailingSpaces, FinalNewline, EmptyLines, NewLines];

    /// <inheritdoc/>
    public override void Visit(YamlTree tree, RuleContext context)
    {
        var text = tree.Source;
        if (text.Length == 0)
        {
            return;
        }

        var layout = new YamlLayout(tree);
        for (var number = 1; number <= text.LineCount; number++)
        {
            CheckTrailing(text, text.GetLine(number), layout, context);
            CheckLength(text, text.GetLine(number), context);
        }

        CheckEmptyLines(text, layout, context);
        CheckLineEnds(text, context);
        if (text.Content[^1] != '\n')
        {
            context.Report(FinalNewline, new TextSpan(text.Length - 1, 1), "The file does not end with a line break. Add one.", layout.Replace("Add a line break", new TextSpan(text.Length, 0), "\n"));
        }
    }

    private static void CheckTrailing(SourceText text, TextSpan line, YamlLayout layout, RuleContext context)
    {
        var end = text[line].TrimEnd(" \t").Length;
        if (end < line.Length)
        {
            var spaces = TextSpan.FromBounds(line.Start + end, line.End);
            context.Report(TrailingSpaces, spaces, "The line ends with spaces. Remove them.", layout.Replace("Remove the spaces", spaces, ""));
        }
    }

    private static void CheckLength(SourceText text, TextSpan line, RuleContext context)
    {
        var longest = context.Option(LineLength, LongestLine);
        if (line.Length <= longest)
        {
            return;
        }

        // A character is one however many UTF-16 units it takes.
        var characters = line.Length - CountLowSurrogates(text[line]);
        if (characters > longest && !IsAllowed(text[line], context))
        {
            context.Report(LineLength, TextSpan.FromBounds(line.Start + longest, line.End), $"The line has {characters} characters, more than {longest}. Break it.");
        }
    }

    private static int CountLowSurrogates(ReadOnlySpan<char> line)
    {
        var count = 0;
        foreach (var character in line)
        {
            count += char.IsLowSurrogate(character) ? 1 : 0;
        }

        return count;
    }

    /// <summary>A single word, such as a URL, can't be broken, be it in a comment, an item of a list or, where that is allowed, the value of a key.</summary>
    private static bool IsAllowed(ReadOnlySpan<char> line, RuleContext context)
    {
        var allowsMappings = context.Option(LineLength, AllowsInlineMappings);
        var start = line.TrimStart(' ');
        if (start.IsEmpty || !(allowsMappings || context.Option(LineLength, AllowsWords)))
        {
            return false;
        }

        var word = start[0] == '#' ? AfterOne(start.TrimStart('#')) : start[0] == '-' ? AfterOne(start[1..]) : start;
        return !word.Contains(' ') || (allowsMappings && IsKeyAndWord(line.ToString()));
    }

    private static ReadOnlySpan<char> AfterOne(ReadOnlySpan<char> text) => text.IsEmpty ? text : text[1..];

    /// <summary>The line is read by itself, without those around it.</summary>
    private static bool IsKeyAndWord(string line)
    {
        var value = YamlTree.Parse(new SourceText(line)) is { Documents: [{ Root: var root }, ..] } ? FirstValue(root) : null;
        return value is YamlScalar { Span.Length: > 0, Anchor: null, Tag: null } && !line.AsSpan(value.Span.Start).Contains(' ');
    }

    private static YamlNode? FirstValue(YamlNode node) => node switch
    {
        YamlSequence { Items: [var first, ..] } => FirstValue(first),
        YamlMapping { IsFlow: false, Entries: [var first, ..] } => first.Value,
        _ => null,
    };

    private static void CheckLineEnds(SourceText text, RuleContext context)
    {
        var type = context.Option(NewLines, LineEnd);
        var wantsReturn = type == "dos" || (type == "platform" && Environment.NewLine == "\r\n");
        var end = text.Content.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0)
        {
            return;
        }

        var hasReturn = end > 0 && text.Content[end - 1] == '\r';
        if (hasReturn != wantsReturn)
        {
            context.Report(
                NewLines,
                hasReturn ? new TextSpan(end - 1, 2) : new TextSpan(end, 1),
                wantsReturn ? "The lines end with a line feed alone. Write a carriage return before each." : "The lines end with a carriage return and a line feed. Write line feeds alone.");
        }
    }

    private static void CheckEmptyLines(SourceText text, YamlLayout layout, RuleContext context)
    {
        // After the last line break there is no line.
        var last = text.Content[^1] == '\n' ? text.LineCount - 1 : text.LineCount;
        var count = 0;
        for (var number = 1; number <= last; number++)
        {
            count = text.GetLine(number).Length == 0 ? count + 1 : 0;
            if (count == 0 || (number < last && text.GetLine(number + 1).Length == 0))
            {
                continue;
            }

            var allowed = number == last ? context.Option(EmptyLines, MostAtEnd) : number == count ? context.Option(EmptyLines, MostAtStart) : context.Option(EmptyLines, MostEmptyLines);
            if (count > allowed && last > 1)
            {
                var extra = TextSpan.FromBounds(text.GetLineWithTerminator(number - count + allowed + 1).Start, text.GetLineWithTerminator(number).End);
                context.Report(EmptyLines, text.GetLine(number), $"There {(count == 1 ? "is one empty line" : $"are {count} empty lines")}, more than {allowed}. Remove {(allowed == 0 ? "all" : "some")}.", layout.Replace("Remove empty lines", extra, ""));
            }
        }
    }
}
