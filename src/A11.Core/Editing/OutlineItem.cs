using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Editing;

/// <summary>What a part of a file is.</summary>
public enum OutlineKind
{
    /// <summary>A job of a workflow.</summary>
    Job,

    /// <summary>A step of a job or an action.</summary>
    Step,

    /// <summary>A stage of a Dockerfile.</summary>
    Stage,

    /// <summary>An instruction of a Dockerfile.</summary>
    Instruction,

    /// <summary>A service of a compose file.</summary>
    Service,

    /// <summary>A target of a makefile.</summary>
    Target,

    /// <summary>A variable.</summary>
    Variable,

    /// <summary>An object of Kubernetes.</summary>
    Resource,

    /// <summary>A container of such an object.</summary>
    Container,
}

/// <summary>A part of a file that has a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Span">All of it.</param>
/// <param name="NameSpan">Where its name stands, in <paramref name="Span"/>.</param>
public sealed record OutlineItem(string Name, OutlineKind Kind, TextSpan Span, TextSpan NameSpan)
{
    /// <summary>What else is to know of it, on one line; null where nothing is.</summary>
    public string? Detail { get; init; }

    /// <summary>Its own parts.</summary>
    public ImmutableArray<OutlineItem> Children { get; init; } = [];
}
