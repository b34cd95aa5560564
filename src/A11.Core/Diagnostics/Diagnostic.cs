using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Diagnostics;

/// <summary>A rule's finding at its exact place.</summary>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Path">The file, relative to the repository's root, with slashes.</param>
/// <param name="Span">The place in the file's text; empty at 0 where the finding concerns the file as a whole.</param>
/// <param name="Message">What is wrong, why it matters and what to do.</param>
public sealed record Diagnostic(CheckDescriptor Rule, string Path, TextSpan Span, string Message)
{
    /// <summary>The severity after configuration.</summary>
    public Severity Severity { get; init; } = Rule.Severity;

    /// <summary>The text that <see cref="Span"/> is a place of; absent where the file's text was not read.</summary>
    public SourceText? Text { get; init; }

    /// <summary>What peers would call this very finding, where only some of the rule's peers would report it.</summary>
    public ImmutableArray<string>? OwnAliases { get; init; }

    /// <summary>Other places that explain it.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>What holds the finding, such as a step: zizmor's comments suppress it anywhere in there. Null where only its own place counts.</summary>
    public TextSpan? Scope { get; init; }

    /// <summary>The value at fault where <see cref="Span"/> is another place, such as its name: checks of one value are told by it to be about one cause.</summary>
    public TextSpan? Cause { get; init; }

    /// <summary>How to mend it, if the rule knows.</summary>
    public Fix? Fix { get; init; }

    /// <summary>The exception that the finding tells of, where a rule failed: for whoever mends the rule.</summary>
    public Exception? Failure { get; init; }

    /// <summary>What peers call this finding.</summary>
    public ImmutableArray<string> Aliases => OwnAliases ?? Rule.Aliases;

    /// <summary>Whether it is at or above a severity from which on findings fail a check; with <see cref="Severity.None"/> none do.</summary>
    public bool Fails(Severity threshold) => threshold != Severity.None && Severity >= threshold;

    /// <summary>Where the finding begins.</summary>
    public LinePosition Start => Text?.GetPosition(Span.Start) ?? LinePosition.FileStart;

    /// <summary>Where the finding ends: the place just behind its last character.</summary>
    public LinePosition End => Text?.GetPosition(Span.End) ?? LinePosition.FileStart;
}
