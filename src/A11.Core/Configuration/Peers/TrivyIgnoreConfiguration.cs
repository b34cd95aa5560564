using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary><c>.trivyignore</c> and <c>.trivyignore.yaml</c> (trivy.dev/docs, “Filtering”): IDs of findings that are accepted, the second perhaps in some files only.</summary>
internal sealed class TrivyIgnoreConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    private const string Prefix = "AVD-";

    protected override string Peer => "trivy";

    public static bool Is(string path) => RepositoryPath.FileName(path) is ".trivyignore" or ".trivyignore.yaml" or ".trivyignore.yml";

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty) =>
        RepositoryPath.IsYaml(Path) ? ReadYaml(content.Text, empty) : content.Text.Content.Split('\n').Select(static line => line.Split('#')[0].Trim()).Aggregate(empty, ReadLine);

    /// <summary>An ID; one that is accepted until a date has the date behind it, and is not carried over for good.</summary>
    private ConfigurationFile ReadLine(ConfigurationFile file, string line) => line.Length == 0 || line.Contains(' ', StringComparison.Ordinal) ? file : Accept(file, line);

    private ConfigurationFile ReadYaml(SourceText text, ConfigurationFile empty)
    {
        var file = empty;
        foreach (var item in YamlTree.Parse(text).RootMapping?["misconfigurations"]?.AsSequence?.Items ?? [])
        {
            if (item.AsMapping is not { } entry || entry["id"]?.Text is not { } id || entry["expired_at"] is not null)
            {
                continue;
            }

            var paths = (entry["paths"]?.AsSequence?.Items ?? []).Select(static path => path.Text).OfType<string>().ToArray();
            var patterns = paths.Select(static path => PathPattern.TryParse(path.Contains('/', StringComparison.Ordinal) ? path : "/" + path, out var pattern, out _) ? pattern : null).OfType<PathPattern>();
            file = paths.Length == 0 ? Accept(file, id)
                : file with { Overrides = file.Overrides.Add(new ConfigurationOverride([.. patterns], Accept(new ConfigurationFile(), id).Rules, RuleOptionValues.Empty)) };
        }

        return file;
    }

    private ConfigurationFile Accept(ConfigurationFile file, string id) => With(file, Normalize(id), Severity.None);

    /// <summary>An ID as Trivy writes it now: <c>AVD-DS-0002</c> and <c>DS002</c> are <c>DS-0002</c>.</summary>
    private static string Normalize(string id)
    {
        id = id.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? id[Prefix.Length..] : id;
        var letters = id.TakeWhile(char.IsAsciiLetter).Count();
        return letters > 0 && int.TryParse(id.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? string.Create(CultureInfo.InvariantCulture, $"{id[..letters]}-{number:D4}") : id;
    }
}
