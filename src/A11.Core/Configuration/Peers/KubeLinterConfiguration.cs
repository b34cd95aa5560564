using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary><c>.kube-linter.yaml</c> (kube-linter's documentation, “Configuring KubeLinter”): which of its checks run.</summary>
internal sealed class KubeLinterConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    protected override string Peer => "kube-linter";

    public static bool Is(string path) => RepositoryPath.FileName(path) is ".kube-linter.yaml" or ".kube-linter.yml";

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty)
    {
        var settings = YamlTree.Parse(content.Text).RootMapping?["checks"]?.AsMapping;
        var file = settings?["addAllBuiltIn"]?.AsScalar?.AsBoolean is true ? IncludeAll(empty) : empty;
        file = NamesIn(settings?["include"]).SelectMany(name => Rules(name)).Aggregate(file, Include);
        return NamesIn(settings?["exclude"]).Aggregate(file, (current, name) => With(current, name, Severity.None));
    }

    private ConfigurationFile IncludeAll(ConfigurationFile file) =>
        Checks.All.Where(check => check.Aliases.Any(alias => alias.StartsWith(Peer + "/", StringComparison.Ordinal))).Aggregate(file, Include);

    private static ConfigurationFile Include(ConfigurationFile file, CheckDescriptor check) => file with { Rules = file.Rules.SetItem(check.Key, check.Severity) };

    private static IEnumerable<string> NamesIn(YamlNode? list) => (list?.AsSequence?.Items ?? []).Select(static item => item.Text).OfType<string>();
}
