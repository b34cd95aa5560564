using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Java;

/// <summary>A build by Maven or Gradle, as its files describe it.</summary>
internal sealed record JavaBuild
{
    /// <summary>The name of the whole.</summary>
    public required string Name { get; init; }

    /// <summary>The value of <c>cache</c> of actions/setup-java.</summary>
    public required string CacheName { get; init; }

    /// <summary>Its modules, the root first.</summary>
    public required ImmutableArray<JavaModule> Modules { get; init; }

    /// <summary>The command that gets everything that a build needs.</summary>
    public required string Install { get; init; }

    /// <summary>The command that tests.</summary>
    public required string Test { get; init; }

    /// <summary>The command that makes what is handed on.</summary>
    public required string Pack { get; init; }

    /// <summary>The command that mends the layout; null where none is set up.</summary>
    public required string? Format { get; init; }

    /// <summary>The checks that are set up.</summary>
    public required ImmutableArray<ToolCommand> Checks { get; init; }

    /// <summary>What a build leaves behind.</summary>
    public required ImmutableArray<string> Leftovers { get; init; }

    /// <summary>The files that describe it, which an image's build copies first.</summary>
    public required ImmutableArray<string> Descriptions { get; init; }

    /// <summary>Where it keeps what it downloads, for a user that is root.</summary>
    public required string Downloads { get; init; }

    /// <summary>The image that it is built in, by the release of Java.</summary>
    public required Func<ImageTags, string, string> FindImage { get; init; }
}
