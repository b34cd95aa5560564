using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Agents.Reviews.Security;

/// <summary>What a fact is about.</summary>
internal enum SecurityFactKind
{
    /// <summary>More rights on the host or in the container.</summary>
    Privilege,

    /// <summary>A secret that is read.</summary>
    Secret,

    /// <summary>Somebody whose actions or images are run.</summary>
    Source,

    /// <summary>An event that starts a workflow.</summary>
    Trigger,

    /// <summary>A permission of a workflow's token.</summary>
    Permission,

    /// <summary>A download that is run without being verified.</summary>
    Download,

    /// <summary>A failure that fails nothing.</summary>
    Tolerance,

    /// <summary>A comment that suppresses what a scanner finds.</summary>
    Suppression,

    /// <summary>Something that protects, so that its loss matters and not its arrival.</summary>
    Protection,
}

/// <summary>When a fact that the task did not ask for refuses the files.</summary>
internal enum Weight
{
    /// <summary>Never: it is only noted, and only where the file was there before.</summary>
    Note,

    /// <summary>Where the file was there before; in a new file it is noted.</summary>
    Widening,

    /// <summary>In a new file too.</summary>
    Always,
}

/// <summary>Something in a file that matters to security, comparable with what the file said before.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Owner">The part of the file that it holds for, such as <c>service web</c>.</param>
/// <param name="Name">What tells it from others of its kind and owner.</param>
/// <param name="Span">Where it is written.</param>
/// <param name="Description">What it is: a sentence without its period, or for a protection its name.</param>
internal sealed record SecurityFact(SecurityFactKind Kind, string Owner, string Name, TextSpan Span, string Description)
{
    /// <summary>Beginnings of words by which a task asks for it, or names a protection that is to go.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Beginnings of words by which a task asks for the opposite of a protection.</summary>
    public ImmutableArray<string> Opposites { get; init; } = [];

    /// <summary>When it refuses the files.</summary>
    public Weight Weight { get; init; } = Weight.Widening;

    /// <summary>A part of the file that must have been there before, or else it came with the change and nothing is widened; null where none must.</summary>
    public string? Presumes { get; init; }

    /// <summary>Whether a known one is no news wherever in the repository it stands.</summary>
    public bool IsRepositoryWide => Kind == SecurityFactKind.Source;
}
