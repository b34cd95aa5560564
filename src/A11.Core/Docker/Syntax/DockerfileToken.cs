using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>A piece of a Dockerfile's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it is.</param>
public readonly record struct DockerfileToken(DockerfileTokenKind Kind, TextSpan Span);

/// <summary>The kinds of pieces of a Dockerfile's text.</summary>
public enum DockerfileTokenKind
{
    /// <summary>Blanks within a line.</summary>
    Whitespace,

    /// <summary>The end of a line.</summary>
    LineEnd,

    /// <summary>A comment or a parser directive, from its <c>#</c> to the end of the line.</summary>
    Comment,

    /// <summary>An escape character that continues the line, without what is behind it.</summary>
    Continuation,

    /// <summary>The keyword of an instruction.</summary>
    Keyword,

    /// <summary>A flag.</summary>
    Flag,

    /// <summary>A piece of an instruction's arguments.</summary>
    Argument,

    /// <summary>The lines of a here-document.</summary>
    HereDocument,

    /// <summary>The line that ends a here-document.</summary>
    Delimiter,
}
