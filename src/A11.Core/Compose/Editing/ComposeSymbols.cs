using A11.Core.Compose.Model;
using A11.Core.Editing;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Editing;

/// <summary>What compose files define and use by name: services, networks and their like, the files that they include, the Dockerfiles and stages that they build.</summary>
/// <param name="file">The compose file.</param>
/// <param name="path">Its path.</param>
/// <param name="repository">The files around it.</param>
internal sealed class ComposeSymbols(ComposeFile file, string path, Repository repository)
{
    private const string ServicePrefix = "service:";

    /// <summary>What is defined at the top of a file, and used by services under the same key.</summary>
    private static readonly string[] Kinds = ["networks", "volumes", "secrets", "configs"];

    private readonly string _directory = RepositoryPath.Directory(path);

    /// <summary>All definitions and uses.</summary>
    public IEnumerable<SymbolUse> Find() => file.Services.SelectMany(Uses)
        .Concat(file.Services.Select(service => new SymbolUse(ServiceOf(path, service.Name), service.Key.Span, IsDefinition: true)))
        .Concat(Kinds.SelectMany(kind => (file.Root[kind]?.AsMapping?.Entries ?? []).Select(entry => new SymbolUse(new Symbol(path, SymbolKind.Definition, $"{kind}/{entry.Name}"), entry.Key.Span, IsDefinition: true))))
        .Concat(file.Includes.Select(include => FileUse(_directory, include)).OfType<SymbolUse>());

    private IEnumerable<SymbolUse> Uses(ComposeService service)
    {
        foreach (var (node, name) in service.StartedBefore.Concat(service.BuildServices))
        {
            yield return new SymbolUse(ServiceOf(path, name), PlaceOf(node, name));
        }

        if (service.ExtendedName is { Text: { } extended } extends)
        {
            var from = service.ExtendedFile is { } other ? ComposeFile.Resolve(_directory, other) : path;
            if (from is not null)
            {
                yield return new SymbolUse(ServiceOf(from, extended), extends.Span);
            }
        }

        foreach (var use in BuildOf(service).Concat(Kinds.SelectMany(kind => DefinitionsOf(service, kind))))
        {
            yield return use;
        }
    }

    private IEnumerable<SymbolUse> BuildOf(ComposeService service)
    {
        if (service.Dockerfile(_directory) is not { } dockerfile || !repository.Exists(dockerfile))
        {
            yield break;
        }

        var build = service.Get("build")?.AsMapping;
        if (build?["target"]?.AsScalar is { } target)
        {
            yield return new SymbolUse(new Symbol(dockerfile, SymbolKind.Stage, target.Value.ToLowerInvariant()), target.Span);
        }

        if ((build?["dockerfile"]?.AsScalar ?? service.BuildContext) is { } named)
        {
            yield return new SymbolUse(Symbol.File(dockerfile), named.Span);
        }
    }

    private IEnumerable<SymbolUse> DefinitionsOf(ComposeService service, string kind)
    {
        foreach (var (node, name) in NamesOf(service.Get(kind), kind))
        {
            if (file.Root[kind]?.AsMapping?.Find(name) is not null)
            {
                yield return new SymbolUse(new Symbol(path, SymbolKind.Definition, $"{kind}/{name}"), PlaceOf(node, name));
            }
        }
    }

    private static IEnumerable<(YamlNode Node, string Name)> NamesOf(YamlNode? list, string kind) => list?.Resolved switch
    {
        YamlMapping mapping => mapping.Entries.Select(static entry => (entry.Key, entry.Name)),
        YamlSequence sequence => sequence.Items.Select(item => item.AsMapping?["source"] is { Text: { } source } node ? (node, source) : (item, kind == "volumes" ? (item.Text ?? "").Split(':')[0] : item.Text ?? "")),
        _ => [],
    };

    private SymbolUse? FileUse(string directory, YamlScalar reference) =>
        ComposeFile.Resolve(directory, reference.Value) is { } target && repository.Exists(target) ? new SymbolUse(Symbol.File(target), reference.Span) : null;

    /// <summary>Where the name stands in what refers to it: <c>service:web</c>, <c>web:alias</c>.</summary>
    private static TextSpan PlaceOf(YamlNode node, string name)
    {
        if (node.AsScalar is not { } scalar || !ReferenceEquals(scalar, node))
        {
            return node.Span;
        }

        var start = scalar.Value.StartsWith(ServicePrefix, StringComparison.Ordinal) ? ServicePrefix.Length : 0;
        var found = scalar.Value.IndexOf(name, start, StringComparison.Ordinal);
        return found < 0 ? node.Span : scalar.Map.ToHost(new TextSpan(found, name.Length));
    }

    private static Symbol ServiceOf(string path, string name) => new(path, SymbolKind.Service, name);
}
