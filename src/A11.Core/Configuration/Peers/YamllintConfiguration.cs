using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary><c>.yamllint</c> (yamllint's documentation, “Configuration”): what it extends, and for each rule its level and options.</summary>
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

        return file;
    }

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
