using System.Globalization;
using System.Text;
using A11.Agents.Acceptance.Criteria;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Composition;

/// <summary>Composes a compose file that runs the application with the services that it needs.</summary>
internal sealed class ComposeComposer(Application application, ProjectFiles files, ImageTags images, GenerationRequest request)
{
    private const string Application = "app";

    /// <summary>What most services get by with; one that needs more says so by being restarted.</summary>
    private const string ApplicationMemory = "512M";

    private const string Restart = "    restart: unless-stopped\n";

    private const string Hardening = "    # Whatever gets into the program gains no rights by a setuid file.\n    security_opt:\n      - no-new-privileges:true\n";

    public string Compose()
    {
        BackingService[] services = [.. BackingService.NameAll([.. request.Services.Concat(application.Services).DistinctBy(service => service.Kind)])];
        var container = application.Containerize(request.Container);
        var text = new StringBuilder($"name: {application.Name}\n\nservices:\n").Append(ComposeApplication(container, services));
        var others = services.Select(service => (service.Name, Text: ComposeService(service))).Concat(request.Proxy is { } line ? [(ReverseProxyText.Name, ComposeProxy(container, line))] : []);
        foreach (var (_, other) in others.OrderBy(other => other.Name, StringComparer.Ordinal))
        {
            _ = text.Append('\n').Append(other);
        }

        var volumes = services.Where(service => service.Data.Length > 0).Select(service => $"  {service.Name}-data:\n").ToArray();
        _ = text.Append(volumes.Length == 0 ? "" : $"\nvolumes:\n{string.Concat(volumes)}");
        if (request.Proxy is not null)
        {
            _ = text.Append(ReverseProxyText.Configuration(Application, container.Port!.Value));
        }

        var secrets = services.Where(PassesFile).Select(service => $"  {SecretOf(service)}:\n    environment: {HostVariable(service)}\n").ToArray();
        return text.Append(secrets.Length == 0 ? "" : $"\n# Passwords come from the environment, or from a file .env that is not committed, and get to services as files.\nsecrets:\n{string.Concat(secrets)}").ToString();
    }

    private string ComposeApplication(Container container, BackingService[] services)
    {
        var text = new StringBuilder($"  {Application}:\n    build:\n      context: .\n");
        var dockerfile = request.FindDockerfile(files);
        if (dockerfile is not (null or "Dockerfile"))
        {
            _ = text.Append($"      dockerfile: {dockerfile}\n");
        }

        if (dockerfile is not null && (dockerfile == request.Dockerfile || files.Text(dockerfile).Content.Contains(" AS production", StringComparison.OrdinalIgnoreCase)))
        {
            _ = text.Append("      target: production\n");
        }

        if (services.Length > 0)
        {
            _ = text.Append("    # Started when what it needs answers, not merely runs.\n    depends_on:\n");
        }

        foreach (var service in services)
        {
            _ = text.Append($"      {service.Name}:\n        condition: service_healthy\n");
        }

        var environment = ServiceAddresses.Connect(application, services)
            .Concat(application.Variables.Where(IsSecret).Select(name => (Name: name, Value: $"${{{name}:?set it in the environment or in a file .env that is not committed}}")))
            .DistinctBy(variable => variable.Name)
            .ToArray();
        if (environment.Length > 0)
        {
            _ = text.Append("    environment:\n");
        }

        foreach (var (name, value) in environment)
        {
            _ = text.Append($"      {name}: {value}\n");
        }

        if (container.Port is { } port && request.Proxy is null)
        {
            _ = text.Append("    ports:\n      # On this machine only; a proxy in front makes it public.\n")
                .Append(CultureInfo.InvariantCulture, $"      - \"127.0.0.1:{port}:{port}\"\n");
        }

        _ = text.Append(Restart);
        if (container.HealthCommand is { } command)
        {
            _ = text.Append("    healthcheck:\n").Append($"      test: {command.Replace("[\"", "[\"CMD\", \"", StringComparison.Ordinal)}\n").Append(Intervals("10s", "5s"));
        }

        return text.Append(Hardening).Append(Limit(ApplicationMemory)).ToString();
    }

    private string ComposeService(BackingService service)
    {
        var text = new StringBuilder($"  {service.Name}:\n    image: {images.Find(service.Image, service.Line, service.Variant)}\n");
        if (service.Data.Length > 0)
        {
            _ = text.Append($"    volumes:\n      # The data outlives the container.\n      - {service.Name}-data:{service.Data}\n");
        }

        if (PassesFile(service))
        {
            _ = text.Append($"    secrets:\n      - {SecretOf(service)}\n");
        }

        if (!service.Environment.IsEmpty)
        {
            _ = text.Append(service.Note.Length > 0 ? $"    # {service.Note}\n    environment:\n" : "    environment:\n");
        }

        foreach (var (key, value) in service.Environment)
        {
            _ = text.Append(PassesFile(service) && key == service.PasswordVariable ? $"      {key}_FILE: /run/secrets/{SecretOf(service)}\n" : $"      {key}: {value}\n");
        }

        if (service.Command.Length > 0)
        {
            _ = text.Append($"    command: {service.Command}\n");
        }

        return text.Append(Restart).Append($"    healthcheck:\n      test: {HealthOf(service)}\n").Append(Intervals(service.StartPeriod, service.Timeout)).Append(Hardening).Append(Limit(service.Memory)).ToString();
    }

    /// <summary>The proxy begins when the application answers, and is all of it that is reached from outside.</summary>
    private string ComposeProxy(Container container, string line)
    {
        if (container.Port is not { } port)
        {
            throw request.Refuse(RequirementKind.Service, "The program serves no port that nginx could pass requests to.");
        }

        var text = new StringBuilder($"  {ReverseProxyText.Name}:\n    image: {images.Find("nginx", line, "alpine")}\n")
            .Append($"    # Started when the application answers: nginx does not begin without the host that it passes requests to.\n    depends_on:\n      {Application}:\n        condition: {(container.HealthCommand is null ? "service_started" : "service_healthy")}\n")
            .Append($"    configs:\n      - source: {ReverseProxyText.Name}-site\n        target: /etc/nginx/conf.d/default.conf\n")
            .Append("    ports:\n      # On this machine only; another address makes it public.\n")
            .Append(CultureInfo.InvariantCulture, $"      - \"127.0.0.1:{port}:{ReverseProxyText.Port}\"\n");
        return text.Append(Restart).Append($"    healthcheck:\n      test: {ReverseProxyText.Health(container)}\n").Append(Intervals("5s", "5s")).Append(Hardening).Append(Limit("128M")).ToString();
    }

    private static string Intervals(string start, string timeout) => $"      interval: 10s\n      timeout: {timeout}\n      retries: 5\n      start_period: {start}\n";

    private static string Limit(string memory) => $"    deploy:\n      resources:\n        limits:\n          memory: {memory}\n";

    /// <summary>Whether a password gets to a service as a file: the task asks for it, and the image reads one.</summary>
    private bool PassesFile(BackingService service) => request.PassesSecretsAsFiles && service.PasswordVariable is not null;

    /// <summary>The health check, which finds the password where the service does.</summary>
    private string HealthOf(BackingService service) =>
        PassesFile(service) ? service.Health.Replace($"$${{{service.PasswordVariable}}}", $"$$(cat /run/secrets/{SecretOf(service)})", StringComparison.Ordinal) : service.Health;

    private static string SecretOf(BackingService service) => $"{service.Name}-password";

    /// <summary>The variable that holds the password where Compose is started.</summary>
    private static string HostVariable(BackingService service) =>
        service.Environment.First(variable => variable.Key == service.PasswordVariable).Value["${".Length..].Split(':')[0];

    private static bool IsSecret(string name) => ServiceAddresses.IsSecret(name) && !name.StartsWith("POSTGRES", StringComparison.Ordinal);
}
