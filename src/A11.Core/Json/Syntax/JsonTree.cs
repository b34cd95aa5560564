using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Json.Syntax;

/// <summary>What a JSON text holds.</summary>
/// <param name="Root">Its value; null where the text is no JSON.</param>
internal sealed record JsonTree(JsonValue? Root)
{
    /// <summary>What is wrong with the text, and where; null where nothing is.</summary>
    public (TextSpan Place, string Reason)? Problem { get; init; }

    /// <summary>The comments in the order of the file, where they are allowed.</summary>
    public ImmutableArray<Comment> Comments { get; init; } = [];
}
