using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary><c>.dclintrc</c> (dclint's documentation, “Configuration”): levels of rules, and their options. A file that is a program is not read.</summary>
internal sealed class DclintConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    /// <summary>Its options by ours.</summary>
    private static readonly ImmutableArray<(string Rule, string Option, string Ours)> Options =
    [
        ("service-image-require-explicit-tag", "prohibitedTags", "tags"),
        ("top-level-properties-order", "customOrder", "order"),
    ];

    protected override string Peer => "dclint";

    public static bool Is(string path) => RepositoryPath.FileName(path) is ".dclintrc" or ".dclintrc.json" or ".dclintrc.yaml" or ".dclintrc.yml";

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty)
    {
        var file = empty;
        var tree = YamlTree.Parse(content.Text);
        foreach (var rule in tree.IsWalkable ? tree.RootMapping?["rules"]?.AsMapping?.Entries ?? [] : [])
        {
            var level = rule.Value.AsSequence?.Items.FirstOrDefault() ?? rule.Value;
            file = LevelOf(level.Text) is { } severity ? With(file, rule.Name, severity) : file;
            foreach (var option in rule.Value.AsSequence?.Items.ElementAtOrDefault(1)?.AsMapping?.Entries ?? [])
            {
                file = Configure(file, rule.Name, option);
            }
        }

        return file;
    }

    private ConfigurationFile Configure(ConfigurationFile file, string rule, YamlEntry option)
    {
        foreach (var known in Options)
        {
            if (known.Rule == rule && known.Option == option.Name && option.Value.AsSequence is { } values)
            {
                file = With(file, rule, known.Ours, values.Items.Select(static item => item.Text).OfType<string>().ToImmutableArray());
            }
        }

        return file;
    }

    private static Severity? LevelOf(string? level) => level switch
    {
        "0" => Severity.None,
        "1" => Severity.Warning,
        "2" => Severity.Error,
        _ => null,
    };
}
