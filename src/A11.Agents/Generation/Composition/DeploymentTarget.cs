using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Manifests;
using A11.Core.Files;
using A11.Core.Kubernetes.Model;

namespace A11.Agents.Generation.Composition;

/// <summary>What of the repository is applied to a cluster.</summary>
/// <param name="Directory">The directory of the manifests, or of the kustomization.</param>
/// <param name="IsKustomization">Whether a kustomization puts it together.</param>
/// <param name="Environment">The environment that it is for.</param>
/// <param name="Namespace">The namespace of the objects; null where they name none.</param>
/// <param name="Container">The name of the program's container.</param>
/// <param name="Image">The image that it is written to run, without a tag.</param>
internal sealed record DeploymentTarget(string Directory, bool IsKustomization, string Environment, string? Namespace, string Container, string Image)
{
    /// <summary>The option of kubectl that names the namespace, with a space before it; empty for none.</summary>
    public string NamespaceOption => Namespace is null ? "" : $" --namespace {Namespace}";

    /// <summary>Finds it: the overlay of the environment, else the only kustomization or directory with the program's Deployment.</summary>
    /// <param name="files">The repository.</param>
    /// <param name="name">The program's name.</param>
    /// <param name="request">What the task asks for.</param>
    /// <exception cref="RefusalException">There is none, or several and nothing says which.</exception>
    public static DeploymentTarget Find(ProjectFiles files, string name, GenerationRequest request)
    {
        var environment = request.Environment ?? "production";
        var deployments = RepositoryManifests.Find(files).Where(found => found.Manifest.Type.Value == nameof(ObjectKind.Deployment) && found.Manifest.Name == name).ToArray();
        if (deployments.Length == 0)
        {
            throw new RefusalException($"There is no manifest with a Deployment {name} that could be applied to a cluster; create the manifests first.");
        }

        var space = deployments.Select(found => found.Manifest.WrittenNamespace?.Value).FirstOrDefault(space => space is not null);
        var container = deployments.SelectMany(found => found.Manifest.Workload?.Containers ?? []).FirstOrDefault(container => container is { IsInit: false, Reference: not null })
            ?? throw new RefusalException($"The Deployment {name} has no container with an image.");
        var kustomizations = files.Paths.Where(path => ManifestFacts.IsCustomization(path)).Select(RepositoryPath.Directory).ToArray();
        var overlays = kustomizations.Where(directory => RepositoryPath.FileName(directory).Equals(environment, StringComparison.OrdinalIgnoreCase)).ToArray();
        string[] directories = [.. deployments.Select(found => RepositoryPath.Directory(found.Path)).Distinct(StringComparer.Ordinal)];
        return overlays is [var overlay] ? Create(overlay, true)
            : kustomizations is [var only] ? Create(only, true)
            : kustomizations.Length == 0 && directories is [var directory] ? Create(directory.Length == 0 ? RepositoryPath.FileName(deployments[0].Path).ToString() : directory, false)
            : throw new RefusalException($"Several directories hold what could be deployed, and none is the overlay of the environment {environment}; name the environment in a criterion, as in “Deploys to the staging environment”.");

        DeploymentTarget Create(string directory, bool isKustomization) => new(directory, isKustomization, environment, space, container.Name, container.Reference!.Repository);
    }
}
