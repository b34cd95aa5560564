using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary><c>.hadolint.yaml</c> (hadolint's README, “Configure”).</summary>
internal sealed class HadolintConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    private static readonly ImmutableArray<PathPattern> Dockerfiles =
        [PathPattern.Parse("Dockerfile*"), PathPattern.Parse("Containerfile*"), PathPattern.Parse("*.dockerfile"), PathPattern.Parse("*.Dockerfile"), PathPattern.Parse("*.containerfile")];

    protected override string Peer => "hadolint";

    public static bool Is(string path) => RepositoryPath.FileName(path) is ".hadolint.yaml" or ".hadolint.yml";

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty)
    {
        var file = empty;
        var root = YamlTree.Parse(content.Text).RootMapping;
        foreach (var entry in root?.Entries ?? [])
        {
            file = entry.Name switch
            {
                "ignored" => Set(file, entry.Value, Severity.None),
                "override" => Override(file, entry.Value),
                "trustedRegistries" => With(file, "DL3026", "registries", Texts(entry.Value)),
                "label-schema" => With(file, "DL3049", "labels", Labels(entry.Value)),
                "strict-labels" when entry.Value.AsScalar?.AsBoolean is { } isStrict => With(file, "DL3050", "strict", isStrict),
                "disable-ignore-pragma" when entry.Value.AsScalar?.AsBoolean is true => file with { UnheardPeers = [Peer] },
                _ => file,
            };
        }

        return root?["failure-threshold"]?.Text is "none" or "ignore" ? Soften(file) : file;
    }

    /// <summary>No finding of hadolint's fails the build: what would be an error warns. Other thresholds are left to our own <c>failOn</c>.</summary>
    private ConfigurationFile Soften(ConfigurationFile file) => Checks.All
        .Where(rule => rule.Suppressible && rule.Aliases.Any(alias => alias.StartsWith(Peer + "/", StringComparison.Ordinal)) && (file.Rules.TryGetValue(rule.Id, out var severity) ? severity : rule.DefaultSeverity) == Severity.Error)
        .Aggregate(file, (current, rule) => current with { Rules = current.Rules.SetItem(rule.Id, Severity.Warning) });

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
        ImmutableDictionary<string, string>.Empty.SetItems((node.AsMapping?.MergedEntries() ?? []).Select(entry => KeyValuePair.Create(entry.Name, entry.Value.Text ?? "text")));
}
