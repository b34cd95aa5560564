using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Files;

namespace A11.Agents.Checks;

/// <summary>Who checks a repository, and what the caller adds.</summary>
/// <param name="Engine">The engine that runs the rules.</param>
public sealed record CheckOptions(Engine Engine)
{
    /// <summary>What is added to the settings of the configuration files.</summary>
    public SettingsOptions Settings { get; init; } = SettingsOptions.Default;

    /// <summary>Where the configuration files are found; null for the files that are checked.</summary>
    public IFileSource? Configurations { get; init; }

    /// <summary>Where settings and suppressions count as they are there; null for the files as they are.</summary>
    public BaseRevision? Base { get; init; }

    /// <summary>The lines on which findings count; null for all.</summary>
    public ChangedLines? Lines { get; init; }

    /// <summary>The value of <c>PATH</c>, on which ShellCheck is looked for; null where the engine is taken as it is.</summary>
    public string? SearchPath { get; init; }

    /// <summary>Whether ShellCheck runs only where the settings require it, so that the result is the same on every machine.</summary>
    public bool IsReproducible { get; init; }

    /// <summary>Whether findings that the baseline knows are told from new ones.</summary>
    public bool UsesBaseline { get; init; } = true;
}
