using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary><c>.trivyignore</c> and <c>.trivyignore.yaml</c> (trivy.dev/docs, “Filtering”): IDs of findings that are accepted, perhaps until a day, and in the second perhaps in some files only.</summary>
internal sealed class TrivyIgnoreConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    protected override string Peer => "trivy";

    public static bool Is(string path) => RepositoryPath.FileName(path) is ".trivyignore" or ".trivyignore.yaml" or ".trivyignore.yml";

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty) =>
        RepositoryPath.IsYaml(Path) ? ReadYaml(content.Text, empty) : content.Text.Content.Split('\n').Select(static line => line.Trim()).Aggregate(empty, ReadLine);

    /// <summary>An ID is the first word. A line whose day can't be read is passed over, as Trivy does.</summary>
    private ConfigurationFile ReadLine(ConfigurationFile file, string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var id, .. var others] || id.StartsWith('#'))
        {
            return file;
        }

        return Array.Find(others, static word => TrivyId.IsExpiry(word)) is not { } expiry ? Accept(file, id, [], null)
            : TrivyId.ReadExpiry(expiry) is { } end ? Accept(file, id, [], end)
            : file;
    }

    private ConfigurationFile ReadYaml(SourceText text, ConfigurationFile empty)
    {
        var file = empty;
        foreach (var item in YamlTree.Parse(text).RootMapping?["misconfigurations"]?.AsSequence?.Items ?? [])
        {
            if (item.AsMapping is not { } entry || entry["id"]?.Text is not { } id)
            {
                continue;
            }

            var expiry = entry["expired_at"]?.Text;
            if (expiry is null || TrivyId.TryReadDay(expiry, out _))
            {
                string[] paths = [.. (entry["paths"]?.AsSequence?.Items ?? []).Select(static path => path.Text).OfType<string>()];
                file = Accept(file, id, paths, expiry is not null && TrivyId.TryReadDay(expiry, out var end) ? end : null);
            }
        }

        return file;
    }

    private ConfigurationFile Accept(ConfigurationFile file, string id, string[] paths, DateOnly? end)
    {
        var name = TrivyId.Normalize(id);
        if (paths.Length == 0 && end is null)
        {
            return With(file, name, Severity.None);
        }

        var patterns = (paths.Length == 0 ? ["**"] : paths).Select(static path => PathPattern.TryParse(path.Contains('/', StringComparison.Ordinal) ? path : "/" + path, out var pattern, out _) ? pattern : null).OfType<PathPattern>();
        var accepted = new ConfigurationOverride([.. patterns], With(new ConfigurationFile(), name, Severity.None).Rules, RuleOptionValues.Empty);
        return accepted.Rules.IsEmpty ? file
            : end is not null ? file with { Acceptances = file.Acceptances.Add(new Acceptance(accepted, end)) }
            : file with { Overrides = file.Overrides.Add(accepted) };
    }
}
