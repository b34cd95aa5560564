using System.Collections.Frozen;
using A11.Core.Configuration;
using A11.Core.Diagnostics;

namespace A11.Build;

/// <summary>The build's own severities: <c>NoWarn</c>, <c>WarningsAsErrors</c> and their like, as the compiler takes them.</summary>
internal sealed class BuildSeverities(GuardSettings settings) : ISeverityLayer
{
    private readonly FrozenSet<string> _silent = GuardSettings.Codes(settings.NoWarn).ToFrozenSet();
    private readonly FrozenSet<string> _errors = GuardSettings.Codes(settings.AsErrors).ToFrozenSet();
    private readonly FrozenSet<string> _warnings = GuardSettings.Codes(settings.NotAsErrors).ToFrozenSet();

    /// <summary>As the compiler does it with analyzers: what is silenced is silent, whatever its severity; what is off stays off.</summary>
    public Severity Apply(CheckDescriptor rule, string path, Severity severity) => severity == Severity.None || _silent.Contains(rule.Id) ? Severity.None
        : _errors.Contains(rule.Id) ? Severity.Error
        : severity == Severity.Warning && settings.AllAsErrors && !_warnings.Contains(rule.Id) ? Severity.Error
        : severity;
}
