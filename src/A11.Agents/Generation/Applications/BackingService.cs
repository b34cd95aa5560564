using System.Collections.Immutable;
using System.Globalization;

namespace A11.Agents.Generation.Applications;

/// <summary>A service that applications need, and how it is run: its image's documentation says the paths, variables and programs.</summary>
/// <param name="Kind">What it is, such as <c>postgres</c>.</param>
/// <param name="Name">What it is called in a compose file.</param>
/// <param name="Image">The image.</param>
/// <param name="Line">The version line that is supported for long; empty for the newest.</param>
/// <param name="Variant">How the tag goes on behind the version; empty for the plain one.</param>
/// <param name="Port">The port that it serves inside.</param>
/// <param name="Data">Where it keeps its data in the container.</param>
/// <param name="Health">The command that tells whether it is well, as a JSON array.</param>
/// <param name="Environment">Its variables.</param>
/// <param name="Url">The URL by which a program reaches it.</param>
/// <param name="ConnectionString">The same, as .NET's connection strings are written.</param>
internal sealed record BackingService(
    string Kind,
    string Name,
    string Image,
    string Line,
    string Variant,
    int Port,
    string Data,
    string Health,
    ImmutableArray<(string Key, string Value)> Environment,
    string Url,
    string ConnectionString)
{
    private const string Required = "set it in the environment or in a file .env that is not committed";

    /// <summary>The services that are known.</summary>
    public static ImmutableArray<BackingService> All { get; } =
    [
        new("postgres", "db", "postgres", "", "alpine", 5432, "/var/lib/postgresql", "[\"CMD-SHELL\", \"pg_isready --username app --dbname app\"]",
            [("POSTGRES_USER", "app"), ("POSTGRES_DB", "app"), ("POSTGRES_PASSWORD", $"${{POSTGRES_PASSWORD:?{Required}}}")],
            "postgresql://app:${POSTGRES_PASSWORD}@db:5432/app", "Host=db;Database=app;Username=app;Password=${POSTGRES_PASSWORD}"),
        new("mysql", "db", "mysql", "8.4", "", 3306, "/var/lib/mysql", "[\"CMD-SHELL\", \"mysqladmin ping --host 127.0.0.1 --user app --password=\\\"$${MYSQL_PASSWORD}\\\"\"]",
            [("MYSQL_USER", "app"), ("MYSQL_DATABASE", "app"), ("MYSQL_PASSWORD", $"${{MYSQL_PASSWORD:?{Required}}}"), ("MYSQL_RANDOM_ROOT_PASSWORD", "\"yes\"")],
            "mysql://app:${MYSQL_PASSWORD}@db:3306/app", "Server=db;Database=app;User ID=app;Password=${MYSQL_PASSWORD}"),
        new("mongo", "mongo", "mongo", "8.0", "noble", 27017, "/data/db", "[\"CMD\", \"mongosh\", \"--quiet\", \"--eval\", \"db.adminCommand('ping').ok || quit(1)\"]",
            [], "mongodb://mongo:27017/app", "mongodb://mongo:27017/app"),
        new("redis", "cache", "redis", "", "alpine", 6379, "/data", "[\"CMD-SHELL\", \"redis-cli ping | grep -q PONG\"]",
            [], "redis://cache:6379/0", "cache:6379"),
        new("memcached", "cache", "memcached", "", "alpine", 11211, "", "[\"CMD-SHELL\", \"nc -z 127.0.0.1 11211\"]",
            [], "memcached://cache:11211", "cache:11211"),
        new("rabbitmq", "queue", "rabbitmq", "", "alpine", 5672, "/var/lib/rabbitmq", "[\"CMD\", \"rabbitmq-diagnostics\", \"-q\", \"ping\"]",
            [("RABBITMQ_DEFAULT_USER", "app"), ("RABBITMQ_DEFAULT_PASS", $"${{RABBITMQ_PASSWORD:?{Required}}}")],
            "amqp://app:${RABBITMQ_PASSWORD}@queue:5672/", "amqp://app:${RABBITMQ_PASSWORD}@queue:5672/"),
    ];

    /// <summary>The service of a version line. PostgreSQL's data lies deeper before 18 (the image's documentation, “PGDATA”).</summary>
    public BackingService OfVersion(string line) =>
        this with { Line = line, Data = Kind == "postgres" && int.TryParse(line.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major < 18 ? "/var/lib/postgresql/data" : Data };

    /// <summary>The services whose clients are among a program's packages.</summary>
    /// <param name="packages">The names of packages, in any case.</param>
    /// <param name="clients">Which packages are clients of which kind of service: a package counts when its name begins so.</param>
    public static ImmutableArray<BackingService> FindAll(IReadOnlyCollection<string> packages, params (string Kind, string[] Clients)[] clients) =>
    [
        .. All.Where(service => clients.Any(client => client.Kind == service.Kind
            && client.Clients.Any(name => packages.Any(package => package.StartsWith(name, StringComparison.OrdinalIgnoreCase))))),
    ];
}
