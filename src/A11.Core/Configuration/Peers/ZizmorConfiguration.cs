using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary><c>zizmor.yml</c> (zizmor's documentation, “Configuration”): rules that are disabled, files for which one is ignored.</summary>
internal sealed class ZizmorConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    protected override string Peer => "zizmor";

    public static bool Is(string path) => RepositoryPath.FileName(path) is "zizmor.yml" or "zizmor.yaml";

    /// <summary>It stands at the root or in <c>.github</c>, and speaks of the root either way.</summary>
    protected override string FolderOf(string path)
    {
        var folder = RepositoryPath.Folder(path);
        return RepositoryPath.FileName(folder) is ".github" ? RepositoryPath.Folder(folder) : folder;
    }

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty)
    {
        var file = empty;
        foreach (var rule in YamlTree.Parse(content.Text).RootMapping?["rules"]?.AsMapping?.Entries ?? [])
        {
            foreach (var entry in rule.Value.AsMapping?.Entries ?? [])
            {
                file = entry.Name switch
                {
                    "disable" when entry.Value.AsScalar?.AsBoolean == true => With(file, rule.Name, Severity.None),
                    "ignore" => Ignore(file, rule.Name, entry.Value),
                    _ => file,
                };
            }
        }

        return file;
    }

    /// <summary>An item is a file's name. One with a line behind it is left to zizmor, since lines move.</summary>
    private ConfigurationFile Ignore(ConfigurationFile file, string rule, YamlNode value)
    {
        foreach (var name in (value.AsSequence?.Items ?? []).Select(item => item.Text ?? ""))
        {
            if (!name.Contains(':', StringComparison.Ordinal) && PathPattern.TryParse(name, out var pattern, out _))
            {
                var silent = With(new ConfigurationFile(), rule, Severity.None).Rules;
                file = file with { Overrides = file.Overrides.Add(new ConfigurationOverride([pattern], silent, RuleOptionValues.Empty)) };
            }
        }

        return file;
    }
}
