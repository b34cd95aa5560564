using A11.Core.Text;

namespace A11.Core.Profiles;

/// <summary>The kinds of blocks that a profile is made of.</summary>
internal enum MarkdownBlockKind
{
    /// <summary>A heading: <c># …</c> to <c>###### …</c>.</summary>
    Heading,

    /// <summary>A line of text or of a list.</summary>
    Line,

    /// <summary>A fenced block of code.</summary>
    Code,
}

/// <summary>A block of a page.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">A heading's level, from 1; 0 for others.</param>
/// <param name="Text">A heading's or line's text; a code block's content.</param>
/// <param name="Info">The language of a code block.</param>
/// <param name="Span">Where it is; of a code block, its content.</param>
internal sealed record MarkdownBlock(MarkdownBlockKind Kind, int Level, string Text, string Info, TextSpan Span);
