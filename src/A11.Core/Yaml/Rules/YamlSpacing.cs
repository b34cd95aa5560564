using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Looks at the spaces around the indicators of YAML: what stands between scalars and comments.</summary>
public sealed class YamlSpacing : YamlStyleRule
{
    private static readonly NumberOption Least = new("min-spaces-inside", "Fewest spaces inside of them.", 0);
    private static readonly NumberOption Most = new("max-spaces-inside", "Most spaces inside of them.", 0);

    private static readonly CheckDescriptor Colons = new("AXY2101", "yaml-colon-spacing", "Colons should have one space after them", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/colons"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Commas = new("AXY2102", "yaml-comma-spacing", "Commas should have one space after them", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/commas"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Hyphens = new("AXY2103", "yaml-hyphen-spacing", "Hyphens should have one space after them", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/hyphens"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Braces = new("AXY2104", "yaml-brace-spacing", "Braces should have the same spaces inside", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/braces"],
        OptIn = true,
        Options = [Least, Most],
    };

    private static readonly CheckDescriptor Brackets = new("AXY2105", "yaml-bracket-spacing", "Brackets should have the same spaces inside", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/brackets"],
        OptIn = true,
        Options = [Least, Most],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Colons;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Colons, Commas, Hyphens, Braces, Brackets];

    /// <inheritdoc/>
    public override void Visit(YamlTree tree, RuleContext context)
    {
        var position = 0;
        foreach (var span in tree.Scalars.Select(static scalar => scalar.Span).Concat(tree.Comments.Select(static comment => comment.Span)).OrderBy(static span => span.Start))
        {
            Check(tree.Source.Content, position, span.Start, context);
            position = Math.Max(position, span.End);
        }

        Check(tree.Source.Content, position, tree.Source.Length, context);
    }

    private static void Check(string text, int start, int end, RuleContext context)
    {
        for (var at = start; at < end; at++)
        {
            switch (text[at])
            {
                case '&' or '*' or '!' or '%':
                    at = EndOfWord(text, at, end) - 1;
                    break;
                case ':':
                    CheckColon(text, at, context);
                    break;
                case ',':
                    CheckComma(text, at, context);
                    break;
                case '-' when After(text, at) > 1 && !EndsLine(text, at + 1 + After(text, at)):
                    context.Report(Hyphens, new TextSpan(at + 1, After(text, at)), "The hyphen has more than one space after it. Write one.");
                    break;
                case '{' or '[':
                    CheckInside(text, at, isOpening: true, context);
                    break;
                case '}' or ']':
                    CheckInside(text, at, isOpening: false, context);
                    break;
                default:
                    break;
            }
        }
    }

    private static void CheckColon(string text, int at, RuleContext context)
    {
        if (Before(text, at) is > 0 and var before && !StartsLine(text, at - before) && text[at - before - 1] != '?')
        {
            context.Report(Colons, new TextSpan(at - before, before), "The colon has spaces before it. Remove them.");
        }

        if (After(text, at) is > 1 and var after && !EndsLine(text, at + 1 + after))
        {
            context.Report(Colons, new TextSpan(at + 1, after), "The colon has more than one space after it. Write one.");
        }
    }

    private static void CheckComma(string text, int at, RuleContext context)
    {
        if (Before(text, at) is > 0 and var before && !StartsLine(text, at - before))
        {
            context.Report(Commas, new TextSpan(at - before, before), "The comma has spaces before it. Remove them.");
        }

        var after = After(text, at);
        if (!EndsLine(text, at + 1 + after) && after != 1)
        {
            context.Report(Commas, new TextSpan(at, 1 + after), after == 0 ? "The comma has no space after it. Write one." : "The comma has more than one space after it. Write one.");
        }
    }

    private static void CheckInside(string text, int at, bool isOpening, RuleContext context)
    {
        var check = text[at] is '{' or '}' ? Braces : Brackets;
        var spaces = isOpening ? After(text, at) : Before(text, at);
        var neighbor = isOpening ? at + 1 + spaces : at - spaces - 1;
        var isAlone = neighbor < 0 || neighbor >= text.Length || text[neighbor] is '\n' or '\r' or '#' or '}' or ']' or '{' or '[';
        if (isAlone && (neighbor < 0 || neighbor >= text.Length || text[neighbor] is '\n' or '\r' or '#' || IsPair(text[isOpening ? at : neighbor], text[isOpening ? neighbor : at])))
        {
            return;
        }

        var (least, most) = (context.Option(check, Least), context.Option(check, Most));
        if (spaces < least || spaces > most)
        {
            var place = isOpening ? new TextSpan(at, 1 + spaces) : new TextSpan(at - spaces, 1 + spaces);
            context.Report(check, place, spaces < least ? $"There are fewer spaces than {least} inside of “{text[at]}”. Add some." : $"There are more spaces than {most} inside of “{text[at]}”. Remove some.");
        }
    }

    /// <summary>An empty collection.</summary>
    private static bool IsPair(char open, char close) => (open, close) is ('{', '}') or ('[', ']');

    private static int After(string text, int at)
    {
        var count = 0;
        while (at + 1 + count < text.Length && text[at + 1 + count] == ' ')
        {
            count++;
        }

        return count;
    }

    private static int Before(string text, int at)
    {
        var count = 0;
        while (at - 1 - count >= 0 && text[at - 1 - count] == ' ')
        {
            count++;
        }

        return count;
    }

    private static bool StartsLine(string text, int at) => at == 0 || text[at - 1] is '\n' or '\r';

    private static bool EndsLine(string text, int at) => at >= text.Length || text[at] is '\n' or '\r' or '#';

    private static int EndOfWord(string text, int at, int end)
    {
        while (at < end && !char.IsWhiteSpace(text[at]) && text[at] is not (',' or ']' or '}'))
        {
            at++;
        }

        return at;
    }
}
