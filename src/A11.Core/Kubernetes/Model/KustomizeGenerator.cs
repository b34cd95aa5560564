using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>Reads the ConfigMaps and Secrets that a kustomization generates (Kustomize reference, “configMapGenerator”, “secretGenerator”).</summary>
/// <param name="file">The kustomization.</param>
/// <param name="repository">The files that it reads.</param>
internal sealed class KustomizeGenerator(SourceFile file, Repository repository)
{
    private static readonly ImmutableArray<(string Field, string Kind, string Data)> Fields = [("configMapGenerator", "ConfigMap", "data"), ("secretGenerator", "Secret", "stringData")];

    /// <summary>The objects that it generates, at the places of their generators.</summary>
    /// <param name="root">The kustomization's mapping.</param>
    public IEnumerable<GeneratedObject> ReadAll(YamlMapping root)
    {
        foreach (var (field, kind, data) in Fields)
        {
            foreach (var item in (root[field]?.AsSequence?.Items ?? []).Select(static item => item.AsMapping).OfType<YamlMapping>())
            {
                if (item["name"]?.AsScalar is { Value.Length: > 0 } name && Create(item, name, kind, data, Labels(root, item)) is { } manifest)
                {
                    yield return new GeneratedObject(manifest, item["behavior"]?.Text is "merge" or "replace");
                }
            }
        }
    }

    private static YamlMapping? Labels(YamlMapping root, YamlMapping item) => (item["options"]?.AsMapping?["labels"] ?? root["generatorOptions"]?.AsMapping?["labels"])?.AsMapping;

    /// <summary>What can't be read may hold any key, so the object then has no data at all.</summary>
    private Manifest? Create(YamlMapping item, YamlScalar name, string kind, string data, YamlMapping? labels)
    {
        var text = name.IsText ? name : new YamlScalar(file.Text) { Span = name.Span, Value = name.Value, Style = YamlScalarStyle.DoubleQuoted };
        var metadata = new List<YamlEntry> { Entry("name", text) };
        if (item["namespace"] is { } space)
        {
            metadata.Add(Entry("namespace", space));
        }

        if (labels is not null)
        {
            metadata.Add(Entry("labels", labels));
        }

        var entries = new List<YamlEntry> { Entry("apiVersion", Text("v1")), Entry("kind", Text(kind)), Entry("metadata", Mapping(metadata)) };
        if (ReadData(item) is { } values)
        {
            entries.Add(Entry(data, Mapping(values)));
        }

        return Manifest.Create(Mapping(entries));

        YamlScalar Text(string value) => text.At(name.Span, value);
        YamlEntry Entry(string key, YamlNode value) => new(Text(key), value);
        YamlMapping Mapping(IEnumerable<YamlEntry> content) => item.With(content);
    }

    private List<YamlEntry>? ReadData(YamlMapping item)
    {
        var entries = new List<YamlEntry>();
        foreach (var literal in ItemsOf(item, "literals"))
        {
            if (literal.Value.Split('=', 2) is [var key, var value])
            {
                entries.Add(Pair(literal, key, value.Trim('\'', '"')));
            }
        }

        foreach (var source in ItemsOf(item, "files"))
        {
            var parts = source.Value.Split('=', 2);
            entries.Add(Pair(source, parts.Length == 2 ? parts[0] : RepositoryPath.FileName(source.Value).ToString(), ""));
        }

        foreach (var source in ItemsOf(item, "envs").Concat(ItemsOf(item, "env")))
        {
            if (Find(source.Value) is not { Problem: null } environment)
            {
                return null;
            }

            entries.AddRange(KeysOf(environment).Select(key => Pair(source, key, "")));
        }

        return entries;
    }

    private YamlEntry Pair(YamlScalar place, string key, string value) => new(Quoted(place, key), Quoted(place, value));

    private YamlScalar Quoted(YamlScalar place, string value) => new(file.Text) { Span = place.Span, Value = value, Style = YamlScalarStyle.DoubleQuoted };

    private SourceFile? Find(string reference) => RepositoryPath.Resolve(file.Directory, reference) is { } path ? repository.Find(path) : null;

    /// <summary>The names of a file of variables: one a line, without a value where it is the environment's (kubernetes, kv.go).</summary>
    private static IEnumerable<string> KeysOf(SourceFile environment) => environment.Text.Content.Split('\n').Select(static line => line.Trim())
        .Where(static line => line.Length > 0 && line[0] != '#').Select(static line => line.Split('=', 2)[0]);

    private static IEnumerable<YamlScalar> ItemsOf(YamlMapping item, string name) => KubernetesScalars.TextsOf(item[name]);
}
