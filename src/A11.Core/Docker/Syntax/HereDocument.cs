using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>A here-document of RUN, COPY or ADD (Dockerfile reference, “Here-Documents”).</summary>
/// <param name="Delimiter">The word that ends it.</param>
/// <param name="IsQuoted">Whether the delimiter is quoted, so that no variable is expanded in it.</param>
/// <param name="Content">Where the file holds its lines, without the delimiter's.</param>
public sealed record HereDocument(string Delimiter, bool IsQuoted, TextSpan Content)
{
    /// <summary>Whether it is announced by <c>&lt;&lt;-</c>, so that tabs in front of its lines are taken off.</summary>
    public bool StripsTabs { get; init; }

    /// <summary>The line that ends it, without its terminator; empty where none does.</summary>
    public TextSpan End { get; init; }
}
