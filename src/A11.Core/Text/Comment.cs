namespace A11.Core.Text;

/// <summary>A comment of any language, and what a suppression written in it applies to.</summary>
/// <param name="Span">The comment from its marker (<c>#</c>, <c>//</c>) to the end of its line, without the terminator.</param>
/// <param name="Target">
/// The node that the comment speaks of: the one on whose line it stands, else the next one below. Empty at the text's end
/// where nothing follows.
/// </param>
public readonly record struct Comment(TextSpan Span, TextSpan Target)
{
    /// <summary>The part of the file that the comment stands in, or in front of: a Dockerfile's stage; null where a file has no such parts.</summary>
    public TextSpan? Section { get; init; }
}
