using System.Collections.Immutable;

namespace A11.Agents.Processes;

/// <summary>A program to run, and what it is given.</summary>
internal sealed record ProcessRequest
{
    /// <summary>Absolute path of the program.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Absolute path of the folder that it starts in.</summary>
    public required string Folder { get; init; }

    /// <summary>Its whole environment: nothing of ours is added.</summary>
    public required ImmutableDictionary<string, string> Environment { get; init; }

    /// <summary>Folders that belong to this run alone: a process that stands in one of them is one of its own.</summary>
    public ImmutableArray<string> OwnFolders { get; init; } = [];

    /// <summary>How long it may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>How long it may go on after it has said all that it will.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What it may print, both streams together, in bytes.</summary>
    public required long OutputLimit { get; init; }

    /// <summary>Whether it has taken more of something than it may, so that it is ended; asked again and again while it runs.</summary>
    public Func<bool> HasOverrun { get; init; } = static () => false;
}
