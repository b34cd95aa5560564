using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary><c>.yamllint</c> (yamllint's documentation, “Configuration”): what it extends, for each rule its level and options, and the files that all or one of them ignore.</summary>
internal sealed class YamllintConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    /// <summary>What its configuration <c>default</c> has on; <c>relaxed</c> has the same on, with the last ones off.</summary>
    private static readonly string[] Default =
    [
        "anchors", "braces", "brackets", "colons", "commas", "empty-lines", "hyphens", "indentation", "key-duplicates", "line-length", "new-line-at-end-of-file", "new-lines", "trailing-spaces",
        "comments", "comments-indentation", "document-start", "truthy",
    ];

    private const int RelaxedCount = 13;

    protected override string Peer => "yamllint";

    public static bool Is(string path) => RepositoryPath.FileName(path) is ".yamllint" or ".yamllint.yaml" or ".yamllint.yml";

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty)
    {
        var root = YamlTree.Parse(content.Text).RootMapping;
        var extended = root?["extends"]?.Text switch { "default" => Default, "relaxed" => Default[..RelaxedCount], _ => [] };
        var file = extended.Aggregate(empty, Enable);
        foreach (var entry in root?["rules"]?.AsMapping?.Entries ?? [])
        {
            file = Read(file, entry.Name, entry.Value);
        }

        foreach (var entry in root?["rules"]?.AsMapping?.Entries ?? [])
        {
            file = Ignore(file, entry.Value.AsMapping?["ignore"], [entry.Name]);
        }

        return Ignore(file, root?["ignore"], AllNames());
    }

    /// <summary>Switches rules off for files that patterns of <c>.gitignore</c> choose, in a list or one a line. What such a pattern takes in again is ignored all the same.</summary>
    private ConfigurationFile Ignore(ConfigurationFile file, YamlNode? ignored, IEnumerable<string> rules)
    {
        var lines = ignored?.AsSequence is { } list ? list.Items.Select(static item => item.Text).OfType<string>() : ignored?.Text?.Split('\n') ?? [];
        ImmutableArray<PathPattern> patterns = [.. lines.Select(static line => line.Trim()).SelectMany(PatternsOf)];
        return patterns.IsEmpty ? file : file with { Overrides = file.Overrides.Add(new ConfigurationOverride(patterns, rules.Aggregate(new ConfigurationFile(), Disable).Rules, RuleOptionValues.Empty)) };
    }

    /// <summary>A pattern of a directory holds for all in it.</summary>
    private static IEnumerable<PathPattern> PatternsOf(string line)
    {
        if (line.Length == 0 || line[0] is '#' or '!')
        {
            return [];
        }

        var name = line.TrimEnd('/');
        var inner = name.Contains('/', StringComparison.Ordinal) ? $"{name}/**" : $"**/{name}/**";
        string[] patterns = line.EndsWith('/') ? [inner] : [name, inner];
        return patterns.Select(static pattern => PathPattern.TryParse(pattern, out var parsed, out _) ? parsed : null).OfType<PathPattern>();
    }

    private IEnumerable<string> AllNames() => Checks.All.SelectMany(static check => check.Aliases).Where(alias => alias.StartsWith(Peer + "/", StringComparison.Ordinal)).Select(alias => alias[(Peer.Length + 1)..]).Distinct(StringComparer.Ordinal);

    private ConfigurationFile Read(ConfigurationFile file, string rule, YamlNode value)
    {
        if (value.AsMapping is not { } options)
        {
            return value.Text is "disable" or "false" ? Disable(file, rule) : value.Text is "enable" or "true" ? Enable(file, rule) : file;
        }

        file = options["level"]?.Text switch { "error" => With(file, rule, Severity.Error), "warning" => With(file, rule, Severity.Warning), _ => Enable(file, rule) };
        foreach (var option in options.Entries)
        {
            file = option.Value.AsSequence is { } items ? With(file, rule, option.Name, items.Items.Select(static item => item.Text).OfType<string>().ToImmutableArray())
                : option.Value.AsScalar?.AsBoolean is { } isOn ? With(file, rule, option.Name, isOn)
                : int.TryParse(option.Value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? With(file, rule, option.Name, number)
                : file;
        }

        return file;
    }

    /// <summary>Switches on what yamllint calls so, as severe as it is by itself: what breaks the file weighs more than its style.</summary>
    private ConfigurationFile Enable(ConfigurationFile file, string name) => Set(file, name, static check => check.Severity);

    /// <summary>Switches off what yamllint calls so, but for what breaks the file.</summary>
    private ConfigurationFile Disable(ConfigurationFile file, string name) => Set(file, name, static check => check.Severity == Severity.Error ? Severity.Error : Severity.None);

    private ConfigurationFile Set(ConfigurationFile file, string name, Func<CheckDescriptor, Severity> severityOf) =>
        file with { Rules = file.Rules.SetItems(Rules(name).Select(check => KeyValuePair.Create(check.Key, severityOf(check)))) };
}
