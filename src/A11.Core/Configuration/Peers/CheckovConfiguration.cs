using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary><c>.checkov.yaml</c> (checkov's documentation, “CLI Command Reference”): the checks that are skipped.</summary>
internal sealed class CheckovConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    protected override string Peer => "checkov";

    public static bool Is(string path) => RepositoryPath.FileName(path) is ".checkov.yaml" or ".checkov.yml";

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty)
    {
        var skipped = YamlTree.Parse(content.Text).RootMapping?["skip-check"];
        var names = skipped?.AsSequence is { } list ? list.Items.Select(static item => item.Text).OfType<string>() : skipped?.Text is { } text ? [text] : [];
        return names.SelectMany(static name => name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Aggregate(empty, (file, name) => With(file, name, Severity.None));
    }
}
