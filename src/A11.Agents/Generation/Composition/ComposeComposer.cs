using System.Globalization;
using System.Text;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Composition;

/// <summary>Composes a compose file that runs the application with the services that it needs.</summary>
internal sealed class ComposeComposer(Application application, ProjectFiles files, ImageTags images, GenerationRequest request)
{
    private const string Application = "app";

    private const string Restart = "    restart: unless-stopped\n";

    private const string Hardening = "    # Whatever gets into the program gains no rights by a setuid file.\n    security_opt:\n      - no-new-privileges:true\n";

    private static readonly string[] SecretWords = ["SECRET", "PASSWORD", "TOKEN", "KEY"];

    public string Compose()
    {
        var services = request.Services.Concat(application.Services).DistinctBy(service => service.Kind).OrderBy(service => service.Name, StringComparer.Ordinal).ToArray();
        var container = application.Containerize(request.Container);
        var text = new StringBuilder($"name: {application.Name}\n\nservices:\n").Append(ComposeApplication(container, services));
        foreach (var service in services)
        {
            _ = text.Append('\n').Append(ComposeService(service));
        }

        var volumes = services.Where(service => service.Data.Length > 0).Select(service => $"  {service.Name}-data:\n").ToArray();
        return text.Append(volumes.Length == 0 ? "" : $"\nvolumes:\n{string.Concat(volumes)}").ToString();
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

        var environment = services.SelectMany(service => application.Connect(service) ?? [(Name: VariableFor(service), Value: ValueFor(service))])
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

        if (container.Port is { } port)
        {
            _ = text.Append("    ports:\n      # On this machine only; a proxy in front makes it public.\n")
                .Append(CultureInfo.InvariantCulture, $"      - \"127.0.0.1:{port}:{port}\"\n");
        }

        _ = text.Append(Restart);
        if (container.HealthCommand is { } command)
        {
            _ = text.Append("    healthcheck:\n").Append($"      test: {command.Replace("[\"", "[\"CMD\", \"", StringComparison.Ordinal)}\n").Append(Intervals("10s"));
        }

        return text.Append(Hardening).ToString();
    }

    private string ComposeService(BackingService service)
    {
        var text = new StringBuilder($"  {service.Name}:\n    image: {images.Find(service.Image, service.Line, service.Variant)}\n");
        if (service.Data.Length > 0)
        {
            _ = text.Append($"    volumes:\n      # The data outlives the container.\n      - {service.Name}-data:{service.Data}\n");
        }

        if (!service.Environment.IsEmpty)
        {
            _ = text.Append("    environment:\n");
        }

        foreach (var (key, value) in service.Environment)
        {
            _ = text.Append($"      {key}: {value}\n");
        }

        return text.Append(Restart).Append($"    healthcheck:\n      test: {service.Health}\n").Append(Intervals("5s")).Append(Hardening).ToString();
    }

    private static string Intervals(string start) => $"      interval: 10s\n      timeout: 5s\n      retries: 5\n      start_period: {start}\n";

    private static bool IsSecret(string name) => SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) && !name.StartsWith("POSTGRES", StringComparison.Ordinal);

    /// <summary>The variable by which the program learns of a service: the one that its sources read, else the usual one.</summary>
    private string VariableFor(BackingService service) =>
        application.Variables.FirstOrDefault(name => IsAbout(name, service)) ?? service.Name switch
        {
            "db" => "DATABASE_URL",
            "cache" => service.Kind == "redis" ? "REDIS_URL" : "MEMCACHED_URL",
            "queue" => "AMQP_URL",
            _ => $"{service.Kind.ToUpperInvariant()}_URL",
        };

    private string ValueFor(BackingService service) =>
        VariableFor(service).StartsWith("ConnectionStrings__", StringComparison.Ordinal) ? service.ConnectionString : service.Url;

    private static bool IsAbout(string variable, BackingService service)
    {
        string[] words = service.Name switch
        {
            "db" => ["DATABASE_URL", "DB_URL", "DATABASE_DSN", "POSTGRES_URL", "POSTGRES_DSN", "MYSQL_URL", "ConnectionStrings__Database", "ConnectionStrings__Db", "ConnectionStrings__Default", "ConnectionStrings__Postgres", "ConnectionStrings__DefaultConnection"],
            "cache" => ["REDIS_URL", "CACHE_URL", "REDIS_DSN", "REDIS_ADDR", "ConnectionStrings__Cache", "ConnectionStrings__Redis", "MEMCACHED_URL"],
            "queue" => ["AMQP_URL", "RABBITMQ_URL", "BROKER_URL", "ConnectionStrings__Queue", "ConnectionStrings__RabbitMq", "CELERY_BROKER_URL"],
            _ => ["MONGO_URL", "MONGODB_URI", "MONGO_URI", "MONGODB_URL", "ConnectionStrings__Mongo", "ConnectionStrings__MongoDb"],
        };
        return words.Contains(variable, StringComparer.OrdinalIgnoreCase);
    }
}
