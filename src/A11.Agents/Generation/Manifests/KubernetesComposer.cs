using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using A11.Core.Tasks;

namespace A11.Agents.Generation.Manifests;

/// <summary>Composes manifests of Kubernetes, each file with the objects that its name speaks of.</summary>
internal sealed class KubernetesComposer
{
    private readonly GenerationRequest _request;
    private readonly ImmutableArray<ManifestFile> _files;
    private readonly string[] _paths;
    private readonly DeployedProgram _program;

    /// <summary>Whether no file of the task or of the repository holds the account.</summary>
    private readonly bool _isAccountMissing;

    public KubernetesComposer(Application application, ProjectFiles files, GenerationRequest request, DevOpsTask task)
    {
        _request = request;
        _paths = [.. files.Paths.Concat(task.FilesToCreate).Distinct(StringComparer.Ordinal)];
        _files = [.. task.FilesToCreate.Select(path => ManifestFile.Read(path, application.Name)).OfType<ManifestFile>()];
        var present = DeployedProgramReader.FindKinds(files, application.Name, task.FilesToCreate);
        _isAccountMissing = !_files.Any(static file => file is { Kind: ObjectKind.ServiceAccount } or { Kind: null, IsKustomization: false }) && !present.Contains(ObjectKind.ServiceAccount);
        var program = DeployedProgramReader.Read(application, files, request);
        _program = program with { Kinds = [.. present, .. _files.SelectMany(file => file.IsKustomization ? [] : file.Kind is { } kind ? [kind] : WholeKinds(program).ToArray()), ObjectKind.ServiceAccount] };
    }

    /// <summary>The manifests of a path.</summary>
    /// <exception cref="RefusalException">Its name says nothing of an object that is known, or something is not known that the object needs.</exception>
    public string Compose(string path)
    {
        var file = _files.FirstOrDefault(file => file.Path == path)
            ?? throw new RefusalException($"Nothing in the name of {path} says what it holds. The built-in agent writes manifests of Kubernetes into files such as k8s/deployment.yaml, k8s/service.yaml and k8s/kustomization.yaml, or k8s.yaml for all: {string.Join(", ", Enum.GetNames<ObjectKind>())}.");
        return file.IsKustomization
            ? KustomizationText.Compose(path, _paths, _program, _request)
            : string.Join("---\n", KindsOf(file).Select(Compose));
    }

    private string Compose(ObjectKind kind) => kind switch
    {
        ObjectKind.Namespace => NamespaceText.Compose(_program, _request),
        ObjectKind.ServiceAccount => ServiceAccountText.Compose(_program),
        ObjectKind.ConfigMap => ConfigMapText.Compose(_program, _request),
        ObjectKind.Deployment => DeploymentText.Compose(_program, _request),
        ObjectKind.Service => ServiceText.Compose(_program),
        ObjectKind.Ingress => IngressText.Compose(_program, _request),
        ObjectKind.PodDisruptionBudget => PodDisruptionBudgetText.Compose(_program),
        ObjectKind.HorizontalPodAutoscaler => AutoscalerText.Compose(_program),
        _ => NetworkPolicyText.Compose(_program),
    };

    /// <summary>The objects of a file. A Deployment brings its account along where no other file has it.</summary>
    private ObjectKind[] KindsOf(ManifestFile file)
    {
        var others = _files.Where(other => other != file).Select(other => other.Kind).OfType<ObjectKind>().ToHashSet();
        return file.Kind switch
        {
            null => [.. WholeKinds(_program).Where(kind => !others.Contains(kind))],
            ObjectKind.Deployment when _isAccountMissing => [ObjectKind.ServiceAccount, ObjectKind.Deployment],
            { } kind => [kind],
        };
    }

    /// <summary>What a file of all objects holds: what every program needs, and what is known or asked for.</summary>
    private IEnumerable<ObjectKind> WholeKinds(DeployedProgram program) => Enum.GetValues<ObjectKind>().Where(kind => kind switch
    {
        ObjectKind.Namespace or ObjectKind.HorizontalPodAutoscaler => _request.Objects.Contains(kind.ToString()),
        ObjectKind.ConfigMap => !program.Settings.IsEmpty || _request.Objects.Contains(nameof(ObjectKind.ConfigMap)),
        ObjectKind.Ingress => program.Host is not null || _request.Objects.Contains(nameof(ObjectKind.Ingress)),
        _ => true,
    });
}
