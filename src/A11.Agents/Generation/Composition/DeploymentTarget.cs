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
internal sealed record DeploymentTarget(string Directory, bool IsKustomization, string Environment, string? Namespace)
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
        var kustomizations = files.Paths.Where(path => ManifestFacts.IsCustomization(path)).Select(RepositoryPath.Directory).ToArray();
        var overlays = kustomizations.Where(directory => RepositoryPath.FileName(directory).Equals(environment, StringComparison.OrdinalIgnoreCase)).ToArray();
        string[] directories = [.. deployments.Select(found => RepositoryPath.Directory(found.Path)).Distinct(StringComparer.Ordinal)];
        return overlays is [var overlay] ? new DeploymentTarget(overlay, true, environment, space)
            : kustomizations is [var only] ? new DeploymentTarget(only, true, environment, space)
            : kustomizations.Length == 0 && directories is [var directory] ? new DeploymentTarget(directory.Length == 0 ? RepositoryPath.FileName(deployments[0].Path).ToString() : directory, false, environment, space)
            : throw new RefusalException($"Several directories hold what could be deployed, and none is the overlay of the environment {environment}; name the environment in a criterion, as in “Deploys to the staging environment”.");
    }
}
