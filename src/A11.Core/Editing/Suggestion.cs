using A11.Core.Text;

namespace A11.Core.Editing;

/// <summary>What a text that can be put in is.</summary>
public enum SuggestionKind
{
    /// <summary>A key of a mapping.</summary>
    Key,

    /// <summary>A value that the format knows.</summary>
    Value,

    /// <summary>The name of something that is defined.</summary>
    Name,

    /// <summary>A context of expressions, or a part of one.</summary>
    Property,

    /// <summary>A function.</summary>
    Function,

    /// <summary>A keyword.</summary>
    Keyword,

    /// <summary>A path or a reference.</summary>
    Reference,
}

/// <summary>A text that can be put in at a place.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Replaced">What of the file it takes the place of.</param>
public sealed record Suggestion(string Text, SuggestionKind Kind, TextSpan Replaced)
{
    /// <summary>What is shown of it, where that is not the text; null otherwise.</summary>
    public string? Label { get; init; }

    /// <summary>What is known of it, on one line; null where nothing is.</summary>
    public string? Detail { get; init; }
}
