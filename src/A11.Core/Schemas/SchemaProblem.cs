using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Schemas;

/// <summary>A place where a file breaks its format's structure.</summary>
/// <param name="Kind">How.</param>
/// <param name="Span">Exactly the thing at fault.</param>
/// <param name="Name">The key, or the value, that is at fault.</param>
/// <param name="Fact">What is wrong, as the beginning of a sentence: <c>push can't have the key branch</c>.</param>
/// <param name="Advice">What to do, as sentences.</param>
/// <param name="Topic">What the place is about; null where the table doesn't say.</param>
internal sealed record SchemaProblem(SchemaProblemKind Kind, TextSpan Span, string Name, string Fact, string Advice, string? Topic)
{
    /// <summary>The key that holds the thing at fault; empty at the top of the file.</summary>
    public required string Parent { get; init; }

    /// <summary>Where else the node stands, by aliases; none for most.</summary>
    public ImmutableArray<TextSpan> Aliases { get; init; } = [];

    /// <summary>Both together, with what comes of it: <c>push can't have the key branch, so GitHub rejects the file. Did you mean branches?</c></summary>
    /// <param name="consequence">What comes of it, as the end of the first sentence: <c>, so GitHub rejects the file</c>.</param>
    public string ToMessage(string consequence) => $"{Fact}{consequence}. {Advice}";
}
