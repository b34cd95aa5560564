using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Diagnostics;

namespace A11.Tool.Commands;

/// <summary>The severities that <c>--rule ID=severity</c> sets; they win over every configuration file.</summary>
internal sealed class CommandLineSeverities : ISeverityLayer
{
    private readonly FrozenDictionary<CheckDescriptor, Severity> _severities;

    private CommandLineSeverities(Dictionary<CheckDescriptor, Severity> severities) => _severities = severities.ToFrozenDictionary();

    /// <summary>Reads the option's values; a later one wins.</summary>
    /// <exception cref="UsageException">A value is not of the form, or names no rule or severity.</exception>
    public static CommandLineSeverities Parse(IEnumerable<string> values, CheckIndex checks)
    {
        var severities = new Dictionary<CheckDescriptor, Severity>();
        foreach (var value in values)
        {
            var at = value.LastIndexOf('=');
            if (at <= 0 || !CategoryNames.TryParseSeverity(value.AsSpan(at + 1), out var severity))
            {
                throw new UsageException(
                    $"“--rule {value}” says no severity; write for example “--rule AXD3006=warning” (error, warning, info or none).");
            }

            foreach (var rule in Find(value[..at], checks))
            {
                severities[rule] = severity;
            }
        }

        return new CommandLineSeverities(severities);
    }

    /// <inheritdoc/>
    public Severity Apply(CheckDescriptor rule, string path, Severity severity) => _severities.GetValueOrDefault(rule, severity);

    private static ImmutableArray<CheckDescriptor> Find(string name, CheckIndex checks)
    {
        var rules = checks.Find(name);
        if (rules.IsEmpty)
        {
            throw new UsageException($"No rule is called “{name}”; “a11 rules” lists their names.");
        }

        return rules.FirstOrDefault(rule => !rule.Suppressible) is { } rule
            ? throw new UsageException($"{rule.Id} can't be configured: nothing may silence it or make it weigh less.")
            : rules;
    }
}
