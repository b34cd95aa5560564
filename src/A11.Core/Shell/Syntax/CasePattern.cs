using A11.Core.Budgets;

namespace A11.Core.Shell.Syntax;

/// <summary>A pattern of <c>case</c> as what it matches (POSIX.1-2024, 2.14).</summary>
public sealed class CasePattern
{
    private readonly List<Element> _elements = [];

    private CasePattern()
    {
    }

    private enum ElementKind
    {
        /// <summary>One certain character.</summary>
        Character,

        /// <summary>One character of several: a bracket expression.</summary>
        OneOf,

        /// <summary>Any one character.</summary>
        One,

        /// <summary>Any text, or text that is known only when the script runs.</summary>
        Any,
    }

    /// <summary>Whether all of it is known from what is written.</summary>
    public bool IsKnown { get; private set; } = true;

    /// <summary>Whether it matches everything.</summary>
    public bool IsAll => IsKnown && _elements.Count > 0 && _elements.TrueForAll(static element => element.Kind is ElementKind.Any);

    /// <summary>Reads a pattern.</summary>
    /// <param name="word">The pattern as written.</param>
    public static CasePattern Parse(ShellWord word)
    {
        var pattern = new CasePattern();
        if (word.Parts is [LiteralPart { IsEscaped: false, Value: ['~', ..] }, ..])
        {
            // A home takes the place of the tilde.
            pattern.AddUnknown();
            return pattern;
        }

        foreach (var part in word.Parts)
        {
            pattern.Add(part);
        }

        return pattern;
    }

    /// <summary>Whether this pattern surely matches everything that another matches: its <c>*</c> take whatever stands there, everything else is there itself.</summary>
    public bool Covers(CasePattern other)
    {
        if (!IsKnown)
        {
            return false;
        }

        var (index, at, star, taken) = (0, 0, -1, 0);
        while (at < other._elements.Count)
        {
            if (index < _elements.Count && _elements[index].Kind is ElementKind.Any)
            {
                (star, taken) = (index++, at);
            }
            else if (index < _elements.Count && Takes(_elements[index], other._elements[at]))
            {
                index++;
                at++;
            }
            else if (star >= 0)
            {
                (index, at) = (star + 1, ++taken);
            }
            else
            {
                return false;
            }
        }

        while (index < _elements.Count && _elements[index].Kind is ElementKind.Any)
        {
            index++;
        }

        return index == _elements.Count;
    }

    /// <summary>Whether both may match the same text.</summary>
    /// <param name="other">The other pattern.</param>
    public bool MayMeet(CasePattern other)
    {
        // Whether the rests of both meet, for each rest of the other one; from the last element of this one to its first.
        var meets = new bool[other._elements.Count + 1];
        for (var own = _elements.Count; own >= 0; own--)
        {
            var below = (bool[])meets.Clone();
            for (var at = other._elements.Count; at >= 0; at--)
            {
                StepBudget.Take();
                var isOwnAny = own < _elements.Count && _elements[own].Kind is ElementKind.Any;
                var isOtherAny = at < other._elements.Count && other._elements[at].Kind is ElementKind.Any;
                meets[at] = (own == _elements.Count && at == other._elements.Count)
                    || (isOwnAny && (below[at] || (at < other._elements.Count && meets[at + 1])))
                    || (isOtherAny && (meets[at + 1] || (own < _elements.Count && below[at])))
                    || (!isOwnAny && !isOtherAny && own < _elements.Count && at < other._elements.Count && !Differ(_elements[own], other._elements[at]) && below[at + 1]);
            }
        }

        return meets[0];
    }

    private static bool Differ(Element own, Element other) => own.Kind is ElementKind.Character && other.Kind is ElementKind.Character && own != other;

    private static bool Takes(Element own, Element other) => own == other || (own.Kind is ElementKind.One && other.Kind is not ElementKind.Any);

    private void Add(ShellWordPart part)
    {
        switch (part)
        {
            case LiteralPart { IsEscaped: false } literal:
                AddPattern(literal.Value);
                break;
            case LiteralPart literal:
                AddText(literal.Value);
                break;
            case SingleQuotedPart { IsAnsi: false } quoted:
                AddText(quoted.Value);
                break;
            case DoubleQuotedPart quoted:
                foreach (var inner in quoted.Parts)
                {
                    if (inner is LiteralPart text)
                    {
                        AddText(text.Value);
                    }
                    else
                    {
                        Add(inner);
                    }
                }

                break;
            default:
                AddUnknown();
                break;
        }
    }

    private void AddUnknown()
    {
        IsKnown = false;
        _elements.Add(new Element(ElementKind.Any));
    }

    private void AddText(string text)
    {
        foreach (var character in text)
        {
            _elements.Add(new Element(ElementKind.Character, character));
        }
    }

    private void AddPattern(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '*':
                    _elements.Add(new Element(ElementKind.Any));
                    break;
                case '?':
                    _elements.Add(new Element(ElementKind.One));
                    break;
                case '[':
                    i = AddBracket(text, i);
                    break;
                default:
                    _elements.Add(new Element(ElementKind.Character, text[i]));
                    break;
            }
        }
    }

    /// <summary>Adds a bracket expression, in which a <c>]</c> is a character where it comes first, and classes are written <c>[:name:]</c>; gives its last character.</summary>
    private int AddBracket(string text, int open)
    {
        var i = open + 1;
        i += i < text.Length && text[i] is '!' or '^' ? 1 : 0;
        i += i < text.Length && text[i] == ']' ? 1 : 0;
        while (i < text.Length && text[i] != ']')
        {
            i = text[i] == '[' && i + 1 < text.Length && text[i + 1] is ':' or '.' or '=' && text.IndexOf(text[i + 1] + "]", i + 2, StringComparison.Ordinal) is > 0 and var end ? end + 2 : i + 1;
        }

        if (i >= text.Length)
        {
            // It may go on in the next part, or be no bracket expression at all.
            AddUnknown();
            return text.Length;
        }

        _elements.Add(new Element(ElementKind.OneOf, Bracket: text[open..(i + 1)]));
        return i;
    }

    /// <summary>What one or more characters of a text are matched by.</summary>
    /// <param name="Kind">What it matches.</param>
    /// <param name="Character">The character, where it is a certain one.</param>
    /// <param name="Bracket">The bracket expression as written, where it is one.</param>
    private readonly record struct Element(ElementKind Kind, char Character = '\0', string? Bracket = null);
}
