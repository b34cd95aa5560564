using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Characters;

/// <summary>What a part of a line is to whoever runs the file.</summary>
internal enum PlaceKind
{
    /// <summary>Nothing: a comment.</summary>
    Comment,

    /// <summary>Text for people: a description, what is printed.</summary>
    Prose,

    /// <summary>A value that may be either.</summary>
    Value,

    /// <summary>A word of a command.</summary>
    Code,

    /// <summary>A name that leads to what is run or fetched.</summary>
    Name,
}

/// <summary>What a name names.</summary>
internal enum NameKind
{
    /// <summary>A program, or a function.</summary>
    Command,

    /// <summary>An action or a reusable workflow.</summary>
    Action,

    /// <summary>A container image.</summary>
    Image,

    /// <summary>The host of a URL.</summary>
    Host,

    /// <summary>A package that is installed.</summary>
    Package,
}

/// <summary>A word of a line.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Place">What it is.</param>
/// <param name="What">What it names, where it is a name.</param>
internal readonly record struct TextWord(TextSpan Span, PlaceKind Place, NameKind What = default);

/// <summary>A line that holds more than printable ASCII.</summary>
/// <param name="Span">Where it stands, without its terminator.</param>
/// <param name="Words">Its words.</param>
/// <param name="Default">What stands between the words.</param>
/// <param name="Comment">Where its comment begins; its end where there is none.</param>
/// <param name="IsRightToLeft">Whether it holds letters that are read from right to left.</param>
internal sealed record TextLine(TextSpan Span, ImmutableArray<TextWord> Words, PlaceKind Default, int Comment, bool IsRightToLeft)
{
    /// <summary>What the character at an offset is part of.</summary>
    public PlaceKind KindAt(int offset)
    {
        if (offset >= Comment)
        {
            return PlaceKind.Comment;
        }

        var (low, high) = (0, Words.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Words[middle].Span.Contains(offset))
            {
                return Words[middle].Place;
            }

            (low, high) = Words[middle].Span.Start > offset ? (low, middle - 1) : (middle + 1, high);
        }

        return Default;
    }
}
