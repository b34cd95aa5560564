using System.Collections.Immutable;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary><c>.hadolint.yaml</c> (hadolint's README, “Configure”).</summary>
internal sealed class HadolintConfiguration : PeerConfiguration
{
    private static readonly ImmutableArray<string> LabelRules = ["DL3048", "DL3049", "DL3050", "DL3051", "DL3052", "DL3053", "DL3054", "DL3055", "DL3056", "DL3058"];

    private static readonly ImmutableArray<PathPattern> Dockerfiles =
        [PathPattern.Parse("Dockerfile*"), PathPattern.Parse("Containerfile*"), PathPattern.Parse("*.dockerfile"), PathPattern.Parse("*.Dockerfile"), PathPattern.Parse("*.containerfile")];

    protected override string Peer => "hadolint";

    protected override bool Is(string path) => RepositoryPath.FileName(path) is ".hadolint.yaml" or ".hadolint.yml";

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty)
    {
        var file = empty;
        foreach (var entry in YamlTree.Parse(content.Text).RootMapping?.Entries ?? [])
        {
            file = entry.Name switch
            {
                "ignored" => Set(file, entry.Value, Severity.None),
                "override" => Override(file, entry.Value),
                "trustedRegistries" => With(file, "DL3026", "registries", Texts(entry.Value)),
                "label-schema" => LabelRules.Aggregate(file, (current, rule) => With(current, rule, "labels", Labels(entry.Value))),
                "strict-labels" when entry.Value.AsScalar?.AsBoolean is { } isStrict => With(file, "DL3050", "strict", isStrict),
                _ => file,
            };
        }

        return file;
    }

    private ConfigurationFile Override(ConfigurationFile file, YamlNode value)
    {
        foreach (var entry in value.AsMapping?.Entries ?? [])
        {
            file = entry.Name switch
            {
                "error" => Set(file, entry.Value, Severity.Error),
                "warning" => Set(file, entry.Value, Severity.Warning),
                "info" or "style" => Set(file, entry.Value, Severity.Info),
                _ => file,
            };
        }

        return file;
    }

    private ConfigurationFile Set(ConfigurationFile file, YamlNode codes, Severity severity) =>
        Texts(codes).Aggregate(file, (current, code) => code.StartsWith("SC", StringComparison.OrdinalIgnoreCase) ? SetInDockerfiles(current, code, severity) : With(current, code, severity));

    /// <summary>ShellCheck looks at other files as well, of which hadolint's configuration does not speak.</summary>
    private ConfigurationFile SetInDockerfiles(ConfigurationFile file, string code, Severity severity) => file with
    {
        Overrides = file.Overrides.Add(new ConfigurationOverride(Dockerfiles, With(new ConfigurationFile(), code, severity).Rules, RuleOptionValues.Empty)),
    };

    private static ImmutableArray<string> Texts(YamlNode node) => [.. (node.AsSequence?.Items ?? []).Select(item => item.Text).OfType<string>()];

    private static ImmutableDictionary<string, string> Labels(YamlNode node) =>
        (node.AsMapping?.MergedEntries() ?? []).ToImmutableDictionary(entry => entry.Name, entry => entry.Value.Text ?? "text");
}
