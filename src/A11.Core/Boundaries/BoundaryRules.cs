using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Boundaries;

/// <summary>What is reported about writing outside of boundaries. None of it can be suppressed, configured or kept in a baseline.</summary>
public static class BoundaryRules
{
    /// <summary>No pattern allows the path.</summary>
    public static CheckDescriptor NotAllowed { get; } = Create("AXB0001", "outside-boundary", "An agent writes only what its boundary allows");

    /// <summary>A pattern denies the path.</summary>
    public static CheckDescriptor Denied { get; } = Create("AXB0002", "denied-path", "An agent writes nothing that its boundary denies");

    /// <summary>No agent may ever write the path.</summary>
    public static CheckDescriptor Protected { get; } = Create("AXB0003", "protected-path", "No agent writes the guard's own files");

    /// <summary>The path instructs other tools or agents, or makes them run code.</summary>
    public static CheckDescriptor Unnamed { get; } = Create("AXB0004", "unnamed-instructions", "Files that instruct or run other tools are written only by tasks that name them");

    /// <summary>The name is unsafe.</summary>
    public static CheckDescriptor UnsafeName { get; } = Create("AXB0005", "unsafe-name", "A path means the same file on every system");

    /// <summary>The path is, or leads through, a link or something that is no ordinary file.</summary>
    public static CheckDescriptor Link { get; } = Create("AXB0006", "link", "An agent writes ordinary files, reached through no link");

    /// <summary>The task did not ask for the path.</summary>
    public static CheckDescriptor OutsideLane { get; } = Create("AXB0007", "outside-lane", "An agent writes what its task asks for");

    /// <summary>The base revision can't be compared with.</summary>
    public static CheckDescriptor NoBase { get; } = Create("AXB0008", "no-base", "The base of a comparison is there");

    /// <summary>All of them.</summary>
    public static ImmutableArray<CheckDescriptor> All { get; } = [NotAllowed, Denied, Protected, Unnamed, UnsafeName, Link, OutsideLane, NoBase];

    /// <summary>The rule that a kind of violation is reported by.</summary>
    public static CheckDescriptor Get(ViolationKind violation) => violation switch
    {
        ViolationKind.Denied => Denied,
        ViolationKind.Protected => Protected,
        ViolationKind.Unnamed => Unnamed,
        ViolationKind.UnsafeName => UnsafeName,
        ViolationKind.Link => Link,
        ViolationKind.OutsideLane => OutsideLane,
        _ => NotAllowed,
    };

    private static CheckDescriptor Create(string id, string slug, string title) =>
        new(id, slug, title, Severity.Error, Category.Secure) { Suppressible = false };
}
