using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Generation.Applications;
using A11.Core.Docker.Model;
using A11.Core.Kubernetes.Model;
using A11.Core.Text;
using Container = A11.Agents.Generation.Applications.Container;

namespace A11.Agents.Generation.Manifests;

/// <summary>Reads what a cluster runs from the repository and the task.</summary>
internal static class DeployedProgramReader
{
    /// <summary>The number of the user that .NET's images bring (dotnet/dotnet-docker, “APP_UID”).</summary>
    private const int DotNetUser = 1654;

    /// <summary>A user for images that name theirs, or none.</summary>
    private const int OtherUser = 10001;

    /// <summary>Reads it, but for the kinds of its objects.</summary>
    public static DeployedProgram Read(Application application, ProjectFiles files, GenerationRequest request)
    {
        var container = application.Containerize(request.Container);
        var addresses = ServiceAddresses.Connect(application, [.. application.Services]).Select(address => address.Name).ToArray();
        ImmutableArray<(string Name, string Value)> settings = [.. request.Settings.Where(setting => !ServiceAddresses.IsSecret(setting.Name)).Concat(KnownSettings(application, container)).DistinctBy(setting => setting.Name)];
        var secrets = application.Variables.Where(name => !settings.Any(setting => setting.Name == name)).Where(name => ServiceAddresses.IsSecret(name) || addresses.Contains(name, StringComparer.Ordinal)).ToImmutableArray();
        return new DeployedProgram
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
            Settings = settings,
            Secrets = secrets,
            Services = [.. application.Services.Select(service => (service.Kind, service.Port))],
            Kinds = [],
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

    /// <summary>The kinds of the program's objects in manifests that are there, and stay as they are.</summary>
    /// <param name="files">The repository.</param>
    /// <param name="name">The program's name.</param>
    /// <param name="written">The files that the task writes anew.</param>
    public static ImmutableHashSet<ObjectKind> FindKinds(ProjectFiles files, string name, IReadOnlyCollection<string> written) =>
    [
        .. RepositoryManifests.Find(files).Where(found => found.Manifest.Name == name && !written.Contains(found.Path))
            .Select(found => Enum.TryParse<ObjectKind>(found.Manifest.Type.Value, out var kind) ? kind : (ObjectKind?)null).OfType<ObjectKind>(),
    ];

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
