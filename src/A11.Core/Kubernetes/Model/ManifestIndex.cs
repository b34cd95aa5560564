using A11.Core.Files;
using A11.Core.Repositories;

namespace A11.Core.Kubernetes.Model;

/// <summary>The whole objects of a repository, by kind and name: what patches are laid over.</summary>
internal sealed class ManifestIndex
{
    private readonly Dictionary<(string Kind, string Name), HashSet<string>> _containers = [];

    private ManifestIndex()
    {
    }

    /// <summary>Reads all manifests of a repository.</summary>
    public static ManifestIndex ReadAll(Repository repository)
    {
        var index = new ManifestIndex();
        var kustomization = repository.Model(Kustomization.ReadAll);
        foreach (var path in repository.Paths.Where(path => RepositoryPath.IsYaml(path)))
        {
            if (repository.Find(path) is { Problem: null } file && file.Text.Content.Contains("kind:", StringComparison.Ordinal))
            {
                foreach (var manifest in Manifest.ReadAll(file).Where(manifest => !kustomization.IsPatch(manifest, file)))
                {
                    index.Add(manifest);
                }
            }
        }

        return index;
    }

    /// <summary>Whether the object that a patch is laid over is there, with all containers that the patch names.</summary>
    public bool HasWhole(Manifest patch) =>
        _containers.TryGetValue((patch.Kind.Value, patch.Name), out var containers) && (patch.Workload?.Containers ?? []).All(container => containers.Contains(container.Name));

    private void Add(Manifest manifest)
    {
        var key = (manifest.Kind.Value, manifest.Name);
        if (!_containers.TryGetValue(key, out var containers))
        {
            _containers.Add(key, containers = new HashSet<string>(StringComparer.Ordinal));
        }

        containers.UnionWith((manifest.Workload?.Containers ?? []).Select(container => container.Name));
    }
}
