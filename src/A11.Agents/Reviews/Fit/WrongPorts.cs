using System.Globalization;
using A11.Agents.Acceptance;
using A11.Agents.Changes;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Files;
using A11.Core.Text;

namespace A11.Agents.Reviews.Fit;

/// <summary>Finds services that publish a port on which the image that they are built from serves nothing.</summary>
internal static class WrongPorts
{
    private static readonly string[] KeysThatMayNameIt = ["environment", "command", "entrypoint", "env_file"];

    public static IEnumerable<Diagnostic> Find(ReviewRequest request)
    {
        foreach (var change in request.Changes.Where(change => change.Kind is ChangeKind.Added or ChangeKind.Modified && GeneratedFiles.KindOf(change.Path) == GeneratedFileKind.Compose))
        {
            var text = FileContent.Decode(change.Content.Span).Text;
            foreach (var service in ComposeFile.Parse(text)?.Services ?? [])
            {
                if (service.Dockerfile(RepositoryPath.Directory(change.Path)) is not { } dockerfile || !request.Files.Exists(dockerfile))
                {
                    continue;
                }

                var image = FileContent.Decode(request.Files.Read(dockerfile).Span).Text;
                var exposed = ExposedPorts(DockerfileModel.Parse(image), service.Target);
                foreach (var (port, span) in TargetPorts(service).Where(port => exposed.Length > 0 && !exposed.Contains(port.Port) && !IsNamed(port.Port, service, text, image)))
                {
                    yield return Observation.Refuse(change.Path, text, span, $"Service {service.Name} publishes port {port} of the container, but the image built from {dockerfile} serves {string.Join(", ", exposed)}. Publish the port that is served.");
                }
            }
        }
    }

    /// <summary>The ports that a stage exposes; none where one of them is known only when the image is built.</summary>
    private static string[] ExposedPorts(DockerfileModel file, string? target)
    {
        var stage = target is null ? file.Final : file.Stages.FirstOrDefault(stage => stage.Name.Equals(target, StringComparison.OrdinalIgnoreCase));
        string[] ports = [.. stage?.ExposedPorts ?? []];
        return Array.TrueForAll(ports, IsPort) ? ports : [];
    }

    /// <summary>The container's side of the published ports (Compose specification, “ports”).</summary>
    private static IEnumerable<(string Port, TextSpan Span)> TargetPorts(ComposeService service) => service.Ports
        .Select(port => (Port: Interpolation.WithDefaults(port.Container), port.Span))
        .Where(port => IsPort(port.Port));

    private static bool IsPort(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether the service's environment or command, or the Dockerfile, names the port, so that something may serve it.</summary>
    private static bool IsNamed(string port, ComposeService service, SourceText text, SourceText dockerfile) =>
        dockerfile.Content.Contains(port, StringComparison.Ordinal)
        || KeysThatMayNameIt.Select(service.FindPlace).OfType<TextSpan>().Any(place => text[place].Contains(port, StringComparison.Ordinal));
}
