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
internal sealed partial record BackingService(string Kind, string Name, string Image, string Line, string Variant, int Port, string Data, string Health)
{
    /// <summary>Stands for the service's own name in addresses and variables.</summary>
    private const string Host = "{host}";

    /// <summary>Its variables.</summary>
    public ImmutableArray<(string Key, string Value)> Environment { get; init; } = [];

    /// <summary>The variables by which programs are told where it is, the usual one first.</summary>
    public required ImmutableArray<string> Variables { get; init; }

    /// <summary>The URL by which a program reaches it.</summary>
    public required string Url { get; init; }

    /// <summary>The same, as .NET's connection strings are written.</summary>
    public string ConnectionString { get => field ?? Url; init; }

    /// <summary>Its arguments as a JSON array; empty for those of the image.</summary>
    public string Command { get; init; } = "";

    /// <summary>What somebody who reads its settings should know; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>The variable with its password, which the image also reads from the file that a variable of this name and <c>_FILE</c> names; null where there is none.</summary>
    public string? PasswordVariable { get; init; }

    /// <summary>The memory that it may take, as Compose writes sizes.</summary>
    public string Memory { get; init; } = "256M";

    /// <summary>How long it may take to begin to serve.</summary>
    public string StartPeriod { get; init; } = "5s";

    /// <summary>How long its health check may take.</summary>
    public string Timeout { get; init; } = "5s";

    /// <summary>The service of a version line. PostgreSQL's data lies deeper before 18 (the image's documentation, “PGDATA”).</summary>
    public BackingService OfVersion(string line) =>
        this with { Line = line, Data = Kind == "postgres" && int.TryParse(line.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major < 18 ? "/var/lib/postgresql/data" : Data };

    /// <summary>The service under a name, by which others reach it.</summary>
    public BackingService Named(string name) => this with
    {
        Name = name,
        Url = Url.Replace(Host, name, StringComparison.Ordinal),
        ConnectionString = ConnectionString.Replace(Host, name, StringComparison.Ordinal),
        Environment = [.. Environment.Select(variable => (variable.Key, variable.Value.Replace(Host, name, StringComparison.Ordinal)))],
    };

    /// <summary>Services that are named apart: by what they do where only one does so, else by what they are.</summary>
    public static IEnumerable<BackingService> NameAll(IReadOnlyCollection<BackingService> services) =>
        services.Select(service => service.Named(services.Count(other => other.Name == service.Name) > 1 ? service.Kind : service.Name)).OrderBy(service => service.Name, StringComparer.Ordinal);

    /// <summary>The services whose clients are among a program's packages.</summary>
    /// <param name="packages">The names of packages, in any case.</param>
    /// <param name="clients">Which packages are clients of which kind of service: a package counts when its name begins so.</param>
    public static ImmutableArray<BackingService> FindAll(IReadOnlyCollection<string> packages, params (string Kind, string[] Clients)[] clients) =>
    [
        .. All.Where(service => clients.Any(client => client.Kind == service.Kind
            && client.Clients.Any(name => packages.Any(package => package.StartsWith(name, StringComparison.OrdinalIgnoreCase))))),
    ];
}
