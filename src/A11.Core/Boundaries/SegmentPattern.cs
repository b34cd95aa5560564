using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace A11.Core.Boundaries;

/// <summary>The part of a pattern between two slashes.</summary>
internal sealed class SegmentPattern
{
    private readonly ImmutableArray<Element> _elements;

    private SegmentPattern(ImmutableArray<Element> elements, bool crossesFolders)
    {
        _elements = elements;
        CrossesFolders = crossesFolders;
    }

    private enum ElementKind
    {
        Literal,
        AnyOne,
        AnyRun,
        Class,
    }

    /// <summary>The segment <c>**</c>: any number of folders, none included.</summary>
    public static SegmentPattern AnyFolders { get; } = new([], crossesFolders: true);

    public bool CrossesFolders { get; }

    public static bool TryParse(string text, int offset, [NotNullWhen(true)] out SegmentPattern? segment, [NotNullWhen(false)] out string? error)
    {
        segment = null;
        error = text switch
        {
            "" => Describe(offset, "two slashes stand side by side"),
            "." or ".." => Describe(offset, $"“{text}” can't be part of a path from the root"),
            _ => null,
        };
        if (error is not null)
        {
            return false;
        }

        if (text == "**")
        {
            segment = AnyFolders;
            return true;
        }

        var elements = ImmutableArray.CreateBuilder<Element>();
        for (var i = 0; i < text.Length;)
        {
            if (!TryReadElement(text, ref i, out var element, out var problem))
            {
                error = Describe(offset + i, problem);
                return false;
            }

            // Runs of stars match what one does.
            if (element.Kind != ElementKind.AnyRun || elements.Count == 0 || elements[^1].Kind != ElementKind.AnyRun)
            {
                elements.Add(element);
            }
        }

        segment = new SegmentPattern(elements.ToImmutable(), crossesFolders: false);
        return true;
    }

    public bool IsMatch(ReadOnlySpan<char> name)
    {
        var (element, at) = (0, 0);
        var (retryElement, retryAt) = (-1, 0);
        while (at < name.Length)
        {
            if (element < _elements.Length && _elements[element].Kind == ElementKind.AnyRun)
            {
                (retryElement, retryAt) = (++element, at);
            }
            else if (element < _elements.Length && _elements[element].IsMatch(name[at]))
            {
                element++;
                at++;
            }
            else if (retryElement >= 0)
            {
                (element, at) = (retryElement, ++retryAt);
            }
            else
            {
                return false;
            }
        }

        return element == _elements.Length || (element == _elements.Length - 1 && _elements[element].Kind == ElementKind.AnyRun);
    }

    private static bool TryReadElement(string text, ref int position, out Element element, out string problem)
    {
        problem = "";
        element = default;
        switch (text[position])
        {
            case '*':
                element = new Element(ElementKind.AnyRun, default, default, false);
                break;
            case '?':
                element = new Element(ElementKind.AnyOne, default, default, false);
                break;
            case '\\' when position + 1 == text.Length:
                problem = "a “\\” at the end escapes nothing";
                return false;
            case '\\':
                element = new Element(ElementKind.Literal, text[++position], default, false);
                break;
            case '[':
                return TryReadClass(text, ref position, out element, out problem);
            default:
                element = new Element(ElementKind.Literal, text[position], default, false);
                break;
        }

        position++;
        return true;
    }

    private static bool TryReadClass(string text, ref int position, out Element element, out string problem)
    {
        element = default;
        problem = "this “[” is never closed by a “]”";
        var i = position + 1;
        var isNegated = i < text.Length && text[i] is '!' or '^';
        i += isNegated ? 1 : 0;
        var ranges = ImmutableArray.CreateBuilder<(char First, char Last)>();
        for (var isFirst = true; i < text.Length; isFirst = false)
        {
            if (text[i] == ']' && !isFirst)
            {
                position = i + 1;
                element = new Element(ElementKind.Class, default, ranges.ToImmutable(), isNegated);
                return true;
            }

            var first = ReadMember(text, ref i);
            var last = first;
            if (i + 1 < text.Length && text[i] == '-' && text[i + 1] != ']')
            {
                i++;
                last = ReadMember(text, ref i);
            }

            ranges.Add((first, last));
        }

        return false;
    }

    private static char ReadMember(string text, ref int position)
    {
        if (text[position] == '\\' && position + 1 < text.Length)
        {
            position++;
        }

        return text[position++];
    }

    private static string Describe(int offset, string problem) =>
        string.Create(CultureInfo.InvariantCulture, $"{problem} (at its character {offset + 1}).");

    private readonly record struct Element(ElementKind Kind, char Literal, ImmutableArray<(char First, char Last)> Ranges, bool IsNegated)
    {
        public bool IsMatch(char character) => Kind switch
        {
            ElementKind.Literal => character == Literal,
            ElementKind.AnyOne => true,
            ElementKind.Class => Contains(character) != IsNegated,
            _ => false,
        };

        private bool Contains(char character)
        {
            foreach (var (first, last) in Ranges)
            {
                if (character >= first && character <= last)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
