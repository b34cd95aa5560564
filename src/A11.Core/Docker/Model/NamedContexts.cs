using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Docker.Model;

/// <summary>
/// The named contexts that builds in a repository are given, each of which may stand where a stage or an image does: by <c>contexts</c> of a Bake file,
/// <c>additional_contexts</c> of a compose file, <c>build-contexts</c> of docker/build-push-action, <c>--build-context</c> of a command (Docker
/// documentation, “Additional contexts”).
/// </summary>
internal sealed class NamedContexts
{
    private const string Option = "--build-context";

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    private NamedContexts(Repository repository)
    {
        foreach (var path in repository.Paths)
        {
            if (IsBakeFile(path) && TextOf(path, repository) is { } bake)
            {
                _names.UnionWith(BakeContexts.NamesIn(bake));
            }
            else if (MayBuild(path) && TextOf(path, repository) is { } text)
            {
                AddOptions(text);
                if (RepositoryPath.IsYaml(path) && (text.Contains("additional_contexts", StringComparison.Ordinal) || text.Contains("build-contexts", StringComparison.Ordinal)) && repository.Find(path) is { Yaml: { IsWalkable: true } tree })
                {
                    foreach (var document in tree.Documents)
                    {
                        Add(document.Root);
                    }
                }
            }
        }
    }

    /// <summary>Those of a repository.</summary>
    public static NamedContexts Find(Repository repository) => repository.Model(static repository => new NamedContexts(repository));

    /// <summary>Whether a build is given a context of this name.</summary>
    public bool Contains(string name) => _names.Contains(name);

    private static string? TextOf(string path, Repository repository) => repository.Find(path) is { Problem: null } file ? file.Text.Content : null;

    private static bool IsBakeFile(string path) =>
        RepositoryPath.FileName(path).Contains("docker-bake", StringComparison.Ordinal) && RepositoryPath.Extension(path) is ".hcl" or ".json";

    /// <summary>Whether a file may hold the command of a build, or tell people which one it is.</summary>
    private static bool MayBuild(string path) =>
        RepositoryPath.IsInfrastructure(path)
        || RepositoryPath.Extension(path) is ".md" or ".ps1" or ".py" or ".rb" or ".just"
        || RepositoryPath.FileName(path) is "justfile" or "Justfile" or "Rakefile" or "package.json";

    private void AddOptions(string text)
    {
        for (var at = text.IndexOf(Option, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Option, at + Option.Length, StringComparison.Ordinal))
        {
            AddPair(text.AsSpan(at + Option.Length).TrimStart(" =,\t\"'"));
        }
    }

    private void Add(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (entry.Name is "additional_contexts" or "build-contexts")
                    {
                        AddNames(entry.Value);
                    }

                    Add(entry.Value);
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    Add(item);
                }

                break;
        }
    }

    /// <summary>A mapping, a list of pairs, or lines of pairs.</summary>
    private void AddNames(YamlNode node)
    {
        foreach (var entry in (node as YamlMapping)?.Entries ?? [])
        {
            _ = _names.Add(entry.Name);
        }

        foreach (var item in (node as YamlSequence)?.Items ?? [])
        {
            AddPair(item.Text);
        }

        foreach (var line in ((node as YamlScalar)?.Value ?? "").Split('\n'))
        {
            AddPair(line.AsSpan().TrimStart());
        }
    }

    private void AddPair(ReadOnlySpan<char> pair)
    {
        var end = pair.IndexOfAny("= \t\r\n");
        if (end > 0 && pair[end] == '=')
        {
            _ = _names.Add(pair[..end].ToString());
        }
    }
}
