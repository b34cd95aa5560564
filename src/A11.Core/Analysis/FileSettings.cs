using System.Collections.Concurrent;
using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Analysis;

/// <summary>What is configured for one file, or for all files that the same configuration applies to.</summary>
public sealed class FileSettings
{
    private readonly Func<CheckDescriptor, Severity, Severity> _configure;
    private readonly ConcurrentDictionary<CheckDescriptor, Severity> _severities = new();
    private readonly ConcurrentDictionary<(Domain Domain, Type Result), object> _enabled = new();

    /// <summary>Settings made of a way to configure severities, and options.</summary>
    /// <param name="configure">Gives the severity of a rule whose own is the second argument.</param>
    /// <param name="options">The options that are set.</param>
    public FileSettings(Func<CheckDescriptor, Severity, Severity> configure, RuleOptionValues options)
    {
        _configure = configure;
        Options = options;
    }

    /// <summary>The options that are set.</summary>
    public RuleOptionValues Options { get; }

    /// <summary>Peers whose comments suppress nothing.</summary>
    public ImmutableHashSet<string> UnheardPeers { get; init; } = [];

    /// <summary>The day in UTC, by which acceptances of other linters end; null where none ends.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Lines for which other linters' configuration ignores a check.</summary>
    public ImmutableArray<IgnoredLine> IgnoredLines { get; init; } = [];

    /// <summary>The shell of a script that names none itself; null where the configuration names none either.</summary>
    public string? Shell { get; init; }

    /// <summary>The Kubernetes release that manifests are for; null where the configuration names none.</summary>
    public Version? KubernetesRelease { get; init; }

    /// <summary>The severity of a rule's findings; <see cref="Severity.None"/> where the rule is off.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="own">The finding's own severity where it differs from its rule's.</param>
    public Severity SeverityOf(CheckDescriptor rule, Severity? own = null) =>
        own is { } severity && severity != rule.Severity
            ? _configure(rule, severity)
            : _severities.GetOrAdd(rule, static (rule, settings) => settings._configure(rule, rule.DefaultSeverity), this);

    /// <summary>The rules of a domain that are on, of one base class.</summary>
    public ImmutableArray<TRule> Enabled<TRule>(Domain domain)
        where TRule : Rule =>
        ((EnabledRules<TRule>)_enabled.GetOrAdd(
            (domain, typeof(TRule)),
            static (key, settings) => new EnabledRules<TRule>([.. key.Domain.Rules.OfType<TRule>().Where(rule => rule.Descriptors.Any(check => settings.SeverityOf(check) != Severity.None))]),
            this)).Rules;

    /// <summary>What a domain makes of its rules that are on; made once.</summary>
    internal TResult GetOrAdd<TRule, TResult>(Domain domain, Func<ImmutableArray<TRule>, TResult> make)
        where TRule : Rule
        where TResult : class =>
        (TResult)_enabled.GetOrAdd((domain, typeof(TResult)), static (key, state) => state.make(state.settings.Enabled<TRule>(key.Domain)), (settings: this, make));

    private sealed record EnabledRules<TRule>(ImmutableArray<TRule> Rules);
}
