using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Model;

/// <summary>A compose file (Compose specification, https://compose-spec.io).</summary>
public sealed class ComposeFile
{
    private readonly Dictionary<string, ComposeService> _byName = new(StringComparer.Ordinal);

    private readonly HashSet<string> _jobs = new(StringComparer.Ordinal);

    /// <summary>The mapping of a file without any.</summary>
    private static readonly YamlMapping EmptyRoot = new() { Entries = [], IsFlow = false, Span = default };

    private ComposeFile(YamlMapping root)
    {
        Root = root;
        Services =
        [
            .. (root["services"]?.AsMapping?.MergedEntries() ?? [])
                .Where(entry => entry.Value.AsMapping is not null)
                .Select(entry => new ComposeService(entry.Key, entry.Value.AsMapping!)),
        ];
        foreach (var service in Services)
        {
            _ = _byName.TryAdd(service.Name, service);
            _jobs.UnionWith(service.Dependencies.Where(static dependency => dependency.Condition?.Value == "service_completed_successfully").Select(static dependency => dependency.Name.Text).OfType<string>());
        }
    }

    /// <summary>The file's mapping.</summary>
    public YamlMapping Root { get; }

    /// <summary>The services in order.</summary>
    public ImmutableArray<ComposeService> Services { get; }

    /// <summary>The first service of a name; null where there is none.</summary>
    public ComposeService? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>All scalars of the file but the keys, each where it is written.</summary>
    internal IEnumerable<YamlScalar> Values
    {
        get
        {
            var open = new Stack<YamlNode>([Root]);
            while (open.TryPop(out var node))
            {
                if (node is YamlScalar scalar)
                {
                    yield return scalar;
                }

                var children = node is YamlMapping mapping ? mapping.Entries.Select(static entry => entry.Value) : (node as YamlSequence)?.Items ?? [];
                foreach (var child in children.Reverse())
                {
                    open.Push(child);
                }
            }
        }
    }

    /// <summary>What the file defines under a key at its top, such as <c>networks</c>, as far as it is a mapping.</summary>
    internal IEnumerable<(YamlEntry Entry, YamlMapping Mapping)> Definitions(string kind) =>
        (Root[kind]?.AsMapping?.MergedEntries() ?? []).Where(static entry => entry.Value.AsMapping is not null).Select(static entry => (entry, entry.Value.AsMapping!));

    /// <summary>Whether another service waits until one of this name has ended.</summary>
    public bool IsWaitedForToEnd(string name) => _jobs.Contains(name);

    /// <summary>The files that it includes, as written: <c>include: [a.yaml, {path: b.yaml}]</c>.</summary>
    internal IEnumerable<YamlScalar> Includes => (Root["include"]?.AsSequence?.Items ?? [])
        .Select(static item => item.AsMapping?["path"] ?? item).SelectMany(static path => path.AsSequence?.Items ?? [path]).Select(static path => path.AsScalar).OfType<YamlScalar>();

    /// <summary>The file or directory of the repository that a text in a file of a directory names; null where it names another place, or has a variable.</summary>
    internal static string? Resolve(string folder, string? reference) =>
        reference is not { Length: > 0 } || Interpolation.HasVariable(reference) || reference.StartsWith('~') ? null : RepositoryPath.Resolve(folder, reference);

    /// <summary>Whether a file of this name is a compose file, whatever it holds.</summary>
    internal static bool IsName(string name) =>
        name.StartsWith("docker-compose", StringComparison.OrdinalIgnoreCase) || name.StartsWith("compose.", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("compose-", StringComparison.OrdinalIgnoreCase) || name.EndsWith("-compose.yml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("-compose.yaml", StringComparison.OrdinalIgnoreCase);

    /// <summary>The meaning of a file whose name says that it is a compose file; null where it is none, or can't be read whole.</summary>
    public static ComposeFile? Parse(SourceText text) => YamlTree.Parse(text) is { IsComplete: true } tree ? Create(tree, isByName: true) : null;

    /// <summary>The meaning of a file; null where it is none.</summary>
    /// <param name="tree">The YAML.</param>
    /// <param name="isByName">Whether the file's name says that it is a compose file.</param>
    public static ComposeFile? Create(YamlTree tree, bool isByName)
    {
        if (!tree.IsWalkable || (tree.RootMapping ?? (tree.Documents.IsEmpty ? EmptyRoot : null)) is not { } root)
        {
            return null;
        }

        var services = root["services"]?.AsMapping;
        var looksLikeOne = services is not null && root.Entries.All(static entry => ComposeSchema.IsTopLevelKey(entry.Name)) && !services.Entries.IsEmpty
            && services.Entries.All(entry => entry.Value.AsMapping is { } service && (service["image"] ?? service["build"] ?? service["extends"]) is not null);
        return isByName || looksLikeOne ? new ComposeFile(root) : null;
    }
}
