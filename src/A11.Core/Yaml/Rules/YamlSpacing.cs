using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Looks at the spaces around the indicators of YAML: what stands between scalars and comments.</summary>
public sealed class YamlSpacing : YamlStyleRule
{
    private const string Remove = "Remove the spaces";
    private const string Add = "Add the spaces";

    private static readonly NumberOption Least = Spaces("min-spaces-inside", "Fewest spaces inside of them", 0);
    private static readonly NumberOption Most = Spaces("max-spaces-inside", "Most spaces inside of them", 0);
    private static readonly NumberOption LeastInEmpty = Spaces("min-spaces-inside-empty", "Fewest spaces inside of empty ones", -1);
    private static readonly NumberOption MostInEmpty = Spaces("max-spaces-inside-empty", "Most spaces inside of empty ones", -1);
    private static readonly ChoiceOption Forbid = new("forbid", "Whether they are reported at all: true, false, or non-empty for those with something inside.", ["true", "false", "non-empty"], "false");
    private static readonly NumberOption MostBefore = Spaces("max-spaces-before", "Most spaces before them", 0);
    private static readonly NumberOption LeastAfter = Spaces("min-spaces-after", "Fewest spaces after them", 1);
    private static readonly NumberOption MostAfter = Spaces("max-spaces-after", "Most spaces after them", 1);

    private static readonly CheckDescriptor Colons = new("AXY2101", "yaml-colon-spacing", "Colons should have one space after them", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/colons"],
        OptIn = true,
        Fix = FixSafety.Safe,
        Options = [MostBefore, MostAfter],
    };

    private static readonly CheckDescriptor Commas = new("AXY2102", "yaml-comma-spacing", "Commas should have one space after them", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/commas"],
        OptIn = true,
        Fix = FixSafety.Safe,
        Options = [MostBefore, LeastAfter, MostAfter],
    };

    private static readonly CheckDescriptor Hyphens = new("AXY2103", "yaml-hyphen-spacing", "Hyphens should have one space after them", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/hyphens"],
        OptIn = true,
        Fix = FixSafety.Safe,
        Options = [MostAfter],
    };

    private static readonly CheckDescriptor Braces = new("AXY2104", "yaml-brace-spacing", "Braces should have the same spaces inside", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/braces"],
        OptIn = true,
        Fix = FixSafety.Safe,
        Options = [Forbid, Least, Most, LeastInEmpty, MostInEmpty],
    };

    private static readonly CheckDescriptor Brackets = new("AXY2105", "yaml-bracket-spacing", "Brackets should have the same spaces inside", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/brackets"],
        OptIn = true,
        Fix = FixSafety.Safe,
        Options = [Forbid, Least, Most, LeastInEmpty, MostInEmpty],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Colons;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Colons, Commas, Hyphens, Braces, Brackets];

    /// <inheritdoc/>
    public override void Visit(YamlTree tree, RuleContext context)
    {
        var visit = new Walk(tree.Source.Content, new YamlLayout(tree), context);
        var position = 0;
        foreach (var span in tree.Scalars.Select(static scalar => scalar.Span).Concat(tree.Comments.Select(static comment => comment.Span)).OrderBy(static span => span.Start))
        {
            visit.Check(position, span.Start);
            position = Math.Max(position, span.End);
        }

        visit.Check(position, tree.Source.Length);
    }

    private static NumberOption Spaces(string name, string description, int count) => new(name, $"{description}; -1 for any number.", count) { Minimum = -1 };

    /// <summary>The walk over one file.</summary>
    private sealed class Walk(string text, YamlLayout layout, RuleContext context)
    {
        public void Check(int start, int end)
        {
            for (var at = start; at < end; at++)
            {
                switch (text[at])
                {
                    case '*':
                        // A space parts an alias from the colon after it, which its name could have as well.
                        at = EndOfWord(at, end);
                        at += at + 1 < end && text[at] == ' ' && text[at + 1] == ':' ? 1 : -1;
                        break;
                    case '&' or '!' or '%':
                        at = EndOfWord(at, end) - 1;
                        break;
                    case ':':
                        CheckBefore(Colons, at, "colon");
                        CheckAfter(Colons, at, -1, "colon");
                        break;
                    case '?' when After(at) > 0:
                        CheckAfter(Colons, at, -1, "question mark");
                        break;
                    case ',':
                        CheckBefore(Commas, at, "comma");
                        CheckAfter(Commas, at, context.Option(Commas, LeastAfter), "comma");
                        break;
                    case '-' when After(at) > 0 && (at == 0 || text[at - 1] != '-'):
                        CheckAfter(Hyphens, at, -1, "hyphen");
                        break;
                    case '{' or '[':
                        CheckOpening(at);
                        break;
                    case '}' or ']':
                        CheckClosing(at);
                        break;
                    default:
                        break;
                }
            }
        }

        private void CheckBefore(CheckDescriptor check, int at, string name)
        {
            var (spaces, most) = (Before(at), context.Option(check, MostBefore));
            if (most >= 0 && spaces > most && !StartsLine(at - spaces) && text[at - spaces - 1] != '?')
            {
                var span = new TextSpan(at - spaces, spaces);
                context.Report(check, span, $"The {name} has {Count(spaces)} before it, more than {most}. Remove {(most == 0 ? "them" : "some")}.", layout.Replace(Remove, span, new string(' ', most)));
            }
        }

        private void CheckAfter(CheckDescriptor check, int at, int least, string name)
        {
            var (spaces, most) = (After(at), context.Option(check, MostAfter));
            if (EndsLine(at + 1 + spaces))
            {
                return;
            }

            var place = new TextSpan(at + 1, spaces);
            if (most >= 0 && spaces > most)
            {
                context.Report(check, place, $"The {name} has {Count(spaces)} after it, more than {most}. Write {Count(most)}.", most > 0 ? layout.ReplaceBefore(Remove, place, new string(' ', most)) : null);
            }
            else if (spaces < least)
            {
                context.Report(check, new TextSpan(at, 1 + spaces), $"The {name} has {Count(spaces)} after it, fewer than {least}. Write {Count(least)}.", layout.ReplaceBefore(Add, place, new string(' ', least)));
            }
        }

        private void CheckOpening(int at)
        {
            var (check, spaces) = (CheckOf(text[at]), After(at));
            var next = at + 1 + spaces;
            var isEmpty = next < text.Length && IsPair(text[at], text[next]);
            if (context.Option(check, Forbid) is var forbid && (forbid == "true" || (forbid == "non-empty" && !IsEmptyOverLines(at))))
            {
                context.Report(check, new TextSpan(at, 1), $"Collections in “{text[at]}” are not allowed here. Write it in lines of its own.");
            }
            else if (!EndsLine(next))
            {
                var (least, most) = (context.Option(check, Least), context.Option(check, Most));
                least = isEmpty && context.Option(check, LeastInEmpty) is >= 0 and var leastInEmpty ? leastInEmpty : least;
                most = isEmpty && context.Option(check, MostInEmpty) is >= 0 and var mostInEmpty ? mostInEmpty : most;
                CheckInside(check, new TextSpan(at, 1 + spaces), new TextSpan(at + 1, spaces), least, most, isNext: !isEmpty);
            }
        }

        private void CheckClosing(int at)
        {
            var (check, spaces) = (CheckOf(text[at]), Before(at));
            if (at > spaces && !StartsLine(at - spaces) && !IsPair(text[at - spaces - 1], text[at]) && context.Option(check, Forbid) != "true")
            {
                CheckInside(check, new TextSpan(at - spaces, 1 + spaces), new TextSpan(at - spaces, spaces), context.Option(check, Least), context.Option(check, Most), isNext: false);
            }
        }

        private void CheckInside(CheckDescriptor check, TextSpan place, TextSpan spaces, int least, int most, bool isNext)
        {
            var (isFew, isMany) = (least >= 0 && spaces.Length < least, most >= 0 && spaces.Length > most);
            if (!isFew && !isMany)
            {
                return;
            }

            var (count, title) = isMany ? (most, Remove) : (least, Add);
            var indicator = text.AsSpan(place.Start, place.Length).Trim(' ').ToString();
            var fix = isNext ? layout.ReplaceBefore(title, spaces, new string(' ', count)) : layout.Replace(title, spaces, new string(' ', count));
            context.Report(check, place, isMany ? $"There are more spaces than {most} inside of “{indicator}”. Remove some." : $"There are fewer spaces than {least} inside of “{indicator}”. Add some.", fix);
        }

        private static CheckDescriptor CheckOf(char indicator) => indicator is '{' or '}' ? Braces : Brackets;

        private static string Count(int spaces) => spaces == 1 ? "one space" : spaces == 0 ? "no space" : $"{spaces} spaces";

        private bool IsEmptyOverLines(int at)
        {
            var rest = text.AsSpan(at + 1).TrimStart(" \t\r\n");
            return !rest.IsEmpty && IsPair(text[at], rest[0]);
        }

        /// <summary>An empty collection.</summary>
        private static bool IsPair(char open, char close) => (open, close) is ('{', '}') or ('[', ']');

        private int After(int at)
        {
            var count = 0;
            while (at + 1 + count < text.Length && text[at + 1 + count] == ' ')
            {
                count++;
            }

            return count;
        }

        private int Before(int at)
        {
            var count = 0;
            while (at - 1 - count >= 0 && text[at - 1 - count] == ' ')
            {
                count++;
            }

            return count;
        }

        private bool StartsLine(int at) => at == 0 || text[at - 1] is '\n' or '\r';

        private bool EndsLine(int at) => at >= text.Length || text[at] is '\n' or '\r' || (text[at] == '#' && text[at - 1] == ' ');

        private int EndOfWord(int at, int end)
        {
            while (at < end && !char.IsWhiteSpace(text[at]) && text[at] is not (',' or ']' or '}'))
            {
                at++;
            }

            return at;
        }
    }
}
