using System.Collections.Immutable;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Analysis;

/// <summary>A comment, or an annotation, that asks for findings to be silenced.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Names">The names in it, as <c>AXD3006</c> or <c>peer/id</c>; empty where it means every rule of <paramref name="Peer"/>.</param>
/// <param name="Target">What it applies to; null for the whole file.</param>
/// <param name="Peer">The peer whose form it is in; null for our own.</param>
/// <param name="Reason">Why, if it says so.</param>
public sealed record Suppression(TextSpan Comment, ImmutableArray<SuppressedName> Names, TextSpan? Target, string? Peer, string? Reason);

/// <summary>A rule's name in a suppression.</summary>
/// <param name="Name">The name, with its peer in front where it is a peer's.</param>
/// <param name="Span">Where it is written.</param>
public readonly record struct SuppressedName(string Name, TextSpan Span)
{
    /// <summary>The first day on which the rule is not suppressed any more, in UTC; null where it is for good.</summary>
    public DateOnly? End { get; init; }

    /// <summary>The codes of ShellCheck's that it names, where they are several; null otherwise.</summary>
    internal CodeRange? Codes { get; init; }
}
