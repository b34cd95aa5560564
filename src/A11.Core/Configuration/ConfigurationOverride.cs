using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;

namespace A11.Core.Configuration;

/// <summary>Severities and options for some files.</summary>
/// <param name="Files">Patterns of the files, from the directory of the configuration file.</param>
/// <param name="Rules">Severities by rule ID.</param>
/// <param name="Options">Options.</param>
public sealed record ConfigurationOverride(ImmutableArray<PathPattern> Files, ImmutableDictionary<string, Severity> Rules, RuleOptionValues Options)
{
    /// <summary>Patterns of files that it does not hold for, although the others choose them.</summary>
    public ImmutableArray<PathPattern> Except { get; init; } = [];

    /// <summary>Lines of the files for which a check is ignored.</summary>
    public ImmutableArray<IgnoredLine> IgnoredLines { get; init; } = [];
}
