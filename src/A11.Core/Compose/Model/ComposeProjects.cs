using System.Collections.Concurrent;
using System.Collections.Frozen;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Model;

/// <summary>The compose files of a repository, and which of them Compose reads together.</summary>
internal sealed class ComposeProjects
{
    private readonly Repository _repository;
    private readonly FrozenDictionary<string, string[]> _byFolder;
    private readonly ConcurrentDictionary<string, ComposeFile?> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ComposeProject> _projects = new(StringComparer.Ordinal);

    private ComposeProjects(Repository repository)
    {
        _repository = repository;
        _byFolder = repository.Paths.Where(static path => RepositoryPath.IsYaml(path) && ComposeFile.IsName(RepositoryPath.FileName(path).ToString()))
            .GroupBy(RepositoryPath.Directory, StringComparer.Ordinal).ToFrozenDictionary(static folder => folder.Key, static folder => folder.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Makes the model of a repository; files are read when they are asked for.</summary>
    public static ComposeProjects Create(Repository repository) => new(repository);

    /// <summary>What a file is read together with.</summary>
    public ComposeProject ProjectOf(string path) => _projects.GetOrAdd(path, static (path, projects) => projects.Read(path), this);

    /// <summary>The compose file of a path, whatever its name; null where there is none, or it can't be read.</summary>
    public ComposeFile? Find(string path) => _files.GetOrAdd(
        path,
        static (path, repository) => repository.Find(path) is { Problem: null } file && file.Yaml.IsComplete ? ComposeFile.Create(file.Yaml, isByName: true) : null,
        _repository);

    /// <summary>The other compose files of a file's directory, where it may be laid over one of them; none otherwise.</summary>
    private string[] FindBases(string path)
    {
        var siblings = _byFolder.GetValueOrDefault(RepositoryPath.Directory(path), []).Where(other => other != path).ToArray();
        return ComposeOverride.MayBePart(path, _repository) && siblings.Any(static other => ComposeOverride.IsBase(RepositoryPath.FileName(other))) ? siblings : [];
    }

    private ComposeProject Read(string path)
    {
        var bases = FindBases(path);
        var isOpen = ComposeOverride.MayBePart(path, _repository) && bases.Length == 0;
        var paths = new List<string> { path };
        paths.AddRange(bases);
        var seen = new HashSet<string>(paths, StringComparer.Ordinal);
        var files = new List<ComposeFile>();
        for (var i = 0; i < paths.Count; i++)
        {
            if (Find(paths[i]) is not { } file)
            {
                isOpen = true;
                continue;
            }

            files.Add(file);
            foreach (var reference in file.Includes)
            {
                var included = ComposeFile.Resolve(RepositoryPath.Directory(paths[i]), reference.Text);
                isOpen |= included is null;
                if (included is not null && seen.Add(included))
                {
                    paths.Add(included);
                }
            }
        }

        return new ComposeProject([.. files], isOpen);
    }
}
