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
    private static readonly NumberOption MostEmptyLines = new("max", "Most empty lines behind each other.", 2);

    private static readonly CheckDescriptor LineLength = new("AXY2001", "long-yaml-line", "Lines should be short", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/line-length"],
        OptIn = true,
        Options = [LongestLine],
    };

    private static readonly CheckDescriptor TrailingSpaces = new("AXY2002", "trailing-yaml-spaces", "Lines should not end with spaces", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/trailing-spaces"],
        OptIn = true,
    };

    private static readonly CheckDescriptor FinalNewline = new("AXY2003", "missing-yaml-newline", "Files should end with a line break", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/new-line-at-end-of-file"],
        OptIn = true,
    };

    private static readonly CheckDescriptor EmptyLines = new("AXY2004", "empty-yaml-lines", "Empty lines should be few", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/empty-lines"],
        OptIn = true,
        Options = [MostEmptyLines],
    };

    private static readonly CheckDescriptor NewLines = new("AXY2005", "windows-yaml-newline", "Lines should end with a line feed alone", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/new-lines"],
        OptIn = true,
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

        var longest = context.Option(LineLength, LongestLine);
        for (var number = 1; number <= text.LineCount; number++)
        {
            Check(text, text.GetLine(number), longest, context);
        }

        CheckEmptyLines(text, context);
        if (text.Content[^1] != '\n')
        {
            context.Report(FinalNewline, new TextSpan(text.Length - 1, 1), "The file does not end with a line break. Add one.");
        }

        if (text.Content.IndexOf("\r\n", StringComparison.Ordinal) is >= 0 and var at)
        {
            context.Report(NewLines, new TextSpan(at, 2), "The lines end with a carriage return and a line feed. Write line feeds alone.");
        }
    }

    private static void Check(SourceText text, TextSpan line, int longest, RuleContext context)
    {
        var content = text[line];
        var end = content.TrimEnd(" \t\r").Length;
        if (end < content.TrimEnd('\r').Length)
        {
            context.Report(TrailingSpaces, TextSpan.FromBounds(line.Start + end, line.Start + content.TrimEnd('\r').Length), "The line ends with spaces. Remove them.");
        }

        if (end > longest && CanBreak(content[..end]))
        {
            context.Report(LineLength, TextSpan.FromBounds(line.Start + longest, line.Start + end), $"The line has {end} characters, more than {longest}. Break it.");
        }
    }

    /// <summary>A single word, such as a URL, can't be broken, be it in a comment or an item of a list.</summary>
    private static bool CanBreak(ReadOnlySpan<char> line) => line.TrimStart(" #-").Contains(' ');

    private static void CheckEmptyLines(SourceText text, RuleContext context)
    {
        var most = context.Option(EmptyLines, MostEmptyLines);
        var last = text.LineCount;
        while (last > 0 && text.GetLine(last).Length == 0)
        {
            last--;
        }

        var count = 0;
        for (var number = 1; number <= last; number++)
        {
            if (text[text.GetLine(number)].TrimEnd('\r').IsEmpty)
            {
                count++;
                continue;
            }

            var allowed = number == count + 1 ? 0 : most;
            if (count > allowed)
            {
                context.Report(EmptyLines, text.GetLine(number - 1), $"{count} empty lines are more than {allowed}. Remove some.");
            }

            count = 0;
        }

        if (last > 0 && text.LineCount - last > 1)
        {
            context.Report(EmptyLines, text.GetLine(text.LineCount), "The file ends with empty lines. Remove them.");
        }
    }
}
