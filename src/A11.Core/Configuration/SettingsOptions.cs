using System.Collections.Immutable;

namespace A11.Core.Configuration;

/// <summary>What a caller adds to the configuration files.</summary>
public sealed record SettingsOptions
{
    /// <summary>Nothing is added.</summary>
    public static SettingsOptions Default { get; } = new();

    /// <summary>Whether rules that are off by default are on.</summary>
    public bool AllRules { get; init; }

    /// <summary>Configuration files above the root, farthest first, each with the path that problems name.</summary>
    public ImmutableArray<(string Path, Files.FileContent Content)> Above { get; init; } = [];

    /// <summary>A configuration file that takes the place of all others; null for the usual search.</summary>
    public (string Path, Files.FileContent Content)? Instead { get; init; }

    /// <summary>What sets severities after the configuration files, in order.</summary>
    public ImmutableArray<ISeverityLayer> Layers { get; init; } = [];

    /// <summary>Whether ShellCheck looks at shell scripts, whatever the configuration files say; null where they decide.</summary>
    public ShellCheckMode? ShellCheck { get; init; }

    /// <summary>The day in UTC, by which acceptances of other linters end; null where none ends.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Patterns of files that are left out beside those of the configuration, from the root.</summary>
    public ImmutableArray<Boundaries.PathPattern> Exclude { get; init; } = [];
}
