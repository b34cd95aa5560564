using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Acceptance;
using A11.Agents.Acceptance.Criteria;
using A11.Agents.Generation.Applications;
using A11.Core.Docker.Model;
using A11.Core.Kubernetes.Model;
using A11.Core.Tasks;
using A11.Core.Text;
using Container = A11.Agents.Generation.Applications.Container;

namespace A11.Agents.Generation.Manifests;

/// <summary>Composes manifests of Kubernetes, each file with the objects that its name speaks of.</summary>
internal sealed class KubernetesComposer
{
    /// <summary>The number of the user that .NET's images bring (dotnet/dotnet-docker, “APP_UID”).</summary>
    private const int DotNetUser = 1654;

    /// <summary>A user for images that name theirs, or none.</summary>
    private const int OtherUser = 10001;

    private readonly GenerationRequest _request;
    private readonly ImmutableArray<ManifestFile> _files;
    private readonly string[] _paths;
    private readonly DeployedProgram _program;

    public KubernetesComposer(Application application, ProjectFiles files, GenerationRequest request, DevOpsTask task)
    {
        _request = request;
        _paths = [.. files.Paths.Concat(task.FilesToCreate).Distinct(StringComparer.Ordinal)];
        _files = [.. task.FilesToCreate.Select(path => ManifestFile.Read(path, application.Name)).OfType<ManifestFile>()];
        _program = Read(application, files, request, FindPresent(files, application.Name));
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
            null => [.. WholeKinds().Where(kind => !others.Contains(kind))],
            ObjectKind.Deployment when IsAccountMissing => [ObjectKind.ServiceAccount, ObjectKind.Deployment],
            { } kind => [kind],
        };
    }

    /// <summary>Whether no file of the task or of the repository holds the account.</summary>
    private bool IsAccountMissing { get; set; }

    /// <summary>What a file of all objects holds: what every program needs, and what is known or asked for.</summary>
    private IEnumerable<ObjectKind> WholeKinds() => Enum.GetValues<ObjectKind>().Where(kind => kind switch
    {
        ObjectKind.Namespace or ObjectKind.HorizontalPodAutoscaler => _request.Objects.Contains(kind.ToString()),
        ObjectKind.ConfigMap => !_program.Settings.IsEmpty || _request.Objects.Contains(nameof(ObjectKind.ConfigMap)),
        ObjectKind.Ingress => _program.Host is not null || _request.Objects.Contains(nameof(ObjectKind.Ingress)),
        _ => true,
    });

    private DeployedProgram Read(Application application, ProjectFiles files, GenerationRequest request, ImmutableHashSet<ObjectKind> present)
    {
        var container = application.Containerize(request.Container);
        var addresses = ServiceAddresses.Connect(application, [.. application.Services]).Select(address => address.Name).ToArray();
        var secrets = application.Variables.Where(name => ServiceAddresses.IsSecret(name) || addresses.Contains(name, StringComparer.Ordinal)).ToImmutableArray();
        var program = new DeployedProgram
        {
            Name = application.Name,
            Namespace = request.Namespace,
            Image = request.Image ?? FindImage(files, application.Name),
            Port = container.Port,
            HealthPath = container.HealthPath,
            User = FindUser(request.FindDockerfile(files) is { } path && files.Has(path) ? files.Text(path) : new SourceText(container.Dockerfile)),
            ServicePort = request.Port ?? 80,
            Replicas = request.Replicas ?? 3,
            Host = request.Host,
            Settings = [.. request.Settings.Concat(KnownSettings(application, container)).DistinctBy(setting => setting.Name)],
            Secrets = secrets,
            Services = [.. application.Services.Select(service => (service.Kind, service.Port))],
            Kinds = [],
        };
        IsAccountMissing = !_files.Any(file => file is { Kind: ObjectKind.ServiceAccount } or { Kind: null, IsKustomization: false }) && !present.Contains(ObjectKind.ServiceAccount);
        var whole = _files.Any(file => file is { Kind: null, IsKustomization: false });
        var own = _files.Select(file => file.Kind).OfType<ObjectKind>();
        return program with
        {
            Kinds = [.. present, .. own, ObjectKind.ServiceAccount, .. whole && !program.Settings.IsEmpty ? [ObjectKind.ConfigMap] : Array.Empty<ObjectKind>(), .. whole && request.Objects.Contains(nameof(ObjectKind.HorizontalPodAutoscaler)) ? [ObjectKind.HorizontalPodAutoscaler] : Array.Empty<ObjectKind>()],
        };
    }

    /// <summary>What is known of variables that say where the program serves: the port of its container, at all addresses of the pod.</summary>
    private static IEnumerable<(string Name, string Value)> KnownSettings(Application application, Container container)
    {
        foreach (var name in application.Variables)
        {
            if (name is "PORT" && container.Port is { } port)
            {
                yield return (name, port.ToString(CultureInfo.InvariantCulture));
            }
            else if (name is "HOST" && container.Port is not null)
            {
                yield return (name, "0.0.0.0");
            }
        }
    }

    /// <summary>The kinds of the program's objects in manifests that are there.</summary>
    private static ImmutableHashSet<ObjectKind> FindPresent(ProjectFiles files, string name) =>
        [.. RepositoryManifests.Find(files).Select(found => found.Manifest).Where(manifest => manifest.Name == name).Select(manifest => Enum.TryParse<ObjectKind>(manifest.Type.Value, out var kind) ? kind : (ObjectKind?)null).OfType<ObjectKind>()];

    /// <summary>The image that a Deployment of the repository runs for the program; null where there is none.</summary>
    private static string? FindImage(ProjectFiles files, string name) => RepositoryManifests.Find(files).Select(found => found.Manifest)
        .Where(manifest => manifest.Type.Value == nameof(ObjectKind.Deployment) && manifest.Name == name)
        .SelectMany(manifest => manifest.Workload?.Containers ?? [])
        .Select(container => container.Reference)
        .FirstOrDefault(image => image?.Tag is not null) is { } image ? $"{image.Repository}:{image.Tag}" : null;

    /// <summary>The number of the user of an image.</summary>
    private static int FindUser(SourceText dockerfile) => DockerfileModel.Parse(dockerfile).Final is { } final
        ? RuntimeUser.Find(final).Name?.Split(':')[0] switch
        {
            "$APP_UID" or "${APP_UID}" => DotNetUser,
            { } name when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
            _ => OtherUser,
        }
        : OtherUser;
}
