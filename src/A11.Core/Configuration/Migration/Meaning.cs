using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;

namespace A11.Core.Configuration.Migration;

/// <summary>What a configuration says, as text that is the same for the same meaning.</summary>
internal static class Meaning
{
    /// <summary>What an <c>a11.yml</c> can say too.</summary>
    public static string OfCarried(ConfigurationFile file) => string.Join('\n',
    [
        .. Rules(file.Rules), .. Options(file),
        .. file.Overrides.Where(part => !part.Rules.IsEmpty).Select(part => $"{Patterns(part.Files)}: {string.Join(' ', Rules(part.Rules))}"),
    ]);

    /// <summary>All of it.</summary>
    public static string Of(ConfigurationFile file) => string.Join('\n',
    [
        OfCarried(file), file.Shell ?? "", .. file.UnheardPeers.Order(StringComparer.Ordinal),
        .. file.Acceptances.Select(accepted => string.Create(CultureInfo.InvariantCulture, $"{accepted.End:o} {Patterns(accepted.Accepted.Files)}: {string.Join(' ', Rules(accepted.Accepted.Rules))}")),
        .. file.Overrides.SelectMany(part => part.IgnoredLines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{Patterns(part.Files)} {line}"))),
    ]);

    private static string Patterns(ImmutableArray<PathPattern> patterns) => string.Join(' ', patterns.Select(pattern => pattern.Text));

    private static IEnumerable<string> Rules(ImmutableDictionary<string, Severity> rules) => rules.OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => $"{rule.Key}={rule.Value}");

    private static IEnumerable<string> Options(ConfigurationFile file) => file.Options.Entries.Select(option => $"{option.Rule}.{option.Option}={OptionText.Write(option.Value)}").Order(StringComparer.Ordinal);
}
