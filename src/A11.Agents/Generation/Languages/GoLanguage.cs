using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Composition;
using A11.Agents.Generation.Facts;
using A11.Core.Files;

namespace A11.Agents.Generation.Languages;

/// <summary>Go modules.</summary>
internal sealed class GoLanguage : ILanguage
{
    /// <summary>Packages that serve HTTP.</summary>
    private static readonly string[] ServerPackages = ["net/http", "gin-gonic/gin", "labstack/echo", "gofiber/fiber"];

    private static readonly (string Kind, string[] Clients)[] Clients =
    [
        ("postgres", ["github.com/jackc/pgx", "github.com/lib/pq", "gorm.io/driver/postgres"]),
        ("mysql", ["github.com/go-sql-driver/mysql", "gorm.io/driver/mysql"]),
        ("mongo", ["go.mongodb.org/mongo-driver"]),
        ("redis", ["github.com/redis/go-redis", "github.com/go-redis/redis", "github.com/gomodule/redigo"]),
        ("memcached", ["github.com/bradfitz/gomemcache"]),
        ("rabbitmq", ["github.com/rabbitmq/amqp091-go", "github.com/streadway/amqp"]),
        ("valkey", ["github.com/valkey-io/valkey-go"]),
        ("kafka", ["github.com/segmentio/kafka-go", "github.com/confluentinc/confluent-kafka-go", "github.com/IBM/sarama", "github.com/twmb/franz-go"]),
        ("elasticsearch", ["github.com/elastic/go-elasticsearch"]),
        ("opensearch", ["github.com/opensearch-project/opensearch-go"]),
        ("keycloak", ["github.com/Nerzal/gocloak"]),
    ];

    /// <inheritdoc/>
    public Application? Read(ProjectFiles files, ImageTags images)
    {
        if (!files.Has("go.mod"))
        {
            return null;
        }

        var lines = files.Lines("go.mod").Select(line => line.Split("//")[0].Trim()).ToArray();
        var module = lines.FirstOrDefault(line => line.StartsWith("module ", StringComparison.Ordinal))?[7..].Trim().Trim('"') ?? "app";
        var version = FindVersion(lines);
        return new Application
        {
            Language = "Go",
            Name = ImageName.Create(NameOf(module)),
            Versions = [version],
            Setup = new SetupAction("actions/setup-go", "Set up Go", null, [("go-version-file", "go.mod"), .. files.Has("go.sum") ? Array.Empty<(string, string)>() : [("cache", "false")]]),
            Install = ["go mod download"],
            Checks =
            [
                .. FindLinter(files),
                new ToolCommand("gofmt", ToolKind.Format, "test -z \"$(gofmt -l .)\"", "Layout"),
                new ToolCommand("go vet", ToolKind.Lint, "go vet ./...", "Mistakes that compile"),
            ],
            // Without a test file it compiles all packages and passes; the first test that is written is run.
            Test = files.Paths.Any(path => path.EndsWith("_test.go", StringComparison.Ordinal)) ? "go test -race ./..." : "go test ./...",
            Coverage = "go test -race -cover ./...",
            Format = "gofmt -w .",
            Compile = "go build ./...",
            Leftovers = ["bin", "coverage.out"],
            Containerize = request => Containerize(files, module, images, version, request),
            Services = BackingService.FindAll([.. lines.Select(line => line.StartsWith("require ", StringComparison.Ordinal) ? line[8..] : line)], Clients),
            Variables = SourceScan.FindNames(files, files.Sources(".go"), "os.Getenv(", "os.LookupEnv("),
        };
    }

    /// <summary>
    /// golangci-lint, where a task asks for it: built with the Go that is set up, since one that was built with an older Go refuses newer modules (its
    /// documentation, “Install”). Settings of version 1 it does not read.
    /// </summary>
    private static IEnumerable<ToolCommand> FindLinter(ProjectFiles files)
    {
        if (files.FirstOf(".golangci.yml", ".golangci.yaml") is { } settings && !files.Lines(settings).Any(line => line.StartsWith("version:", StringComparison.Ordinal) && line.Contains('2', StringComparison.Ordinal)))
        {
            return [];
        }

        var action = new SetupAction("golangci/golangci-lint-action", "Lint", null, [("version", ToolVersions.Find("golangci-lint")), ("install-mode", "goinstall")]);
        return [new ToolCommand("golangci-lint", ToolKind.Lint, "golangci-lint run", "Mistakes and style") { IsChosen = false, IsSpare = true, Action = action }];
    }

    /// <summary>A compiler no older than what <c>go.mod</c> asks for: Go's promise is that newer ones build what older ones did.</summary>
    private static string FindVersion(string[] lines)
    {
        var asked = lines.FirstOrDefault(line => line.StartsWith("go ", StringComparison.Ordinal)) is { } line ? VersionNumber.Read(line[3..].Trim()) : null;
        var fit = ImageTags.Versions("golang").Where(version => asked is null || version >= asked).Select(VersionNumber.Minor).Distinct().ToArray();
        return fit.Length > 0 ? fit[^1] : throw new RefusalException($"No known version of Go is {asked} or newer, as go.mod asks.");
    }

    /// <summary>The last part of the module's path that is no major version.</summary>
    private static string NameOf(string module)
    {
        var parts = module.Split('/');
        return parts.Length > 1 && parts[^1].Length > 1 && parts[^1][0] == 'v' && parts[^1][1..].All(char.IsAsciiDigit) ? parts[^2] : parts[^1];
    }

    private static Container Containerize(ProjectFiles files, string module, ImageTags images, string version, ContainerRequest request)
    {
        var package = FindProgram(files, module, request);
        string[] others = [.. FindPrograms(files).Where(directory => directory != package.TrimStart('.', '/'))];
        string[] sources = [.. files.Sources(".go").Where(path => !others.Contains(RepositoryPath.Directory(path), StringComparer.Ordinal))];
        int? port = sources.Any(path => ServerPackages.Any(package => files.Text(path).Content.Contains(package, StringComparison.Ordinal)))
            ? SourceScan.FindPort(files, sources, "\":", "\"0.0.0.0:", "port = \"", "port := \"", "port = ") ?? 8080
            : null;
        var health = port is null ? null : SourceScan.FindHealthPath(files, ".go");
        var command = port is { } number ? HealthProbe.WithBusyBox(number, health) : null;
        var name = ImageName.Create(NameOf(module));
        var embedded = FindEmbedded(files).ToArray();
        var builder = images.Find("golang", version, "alpine");
        var text = new DockerfileText()
            .Comment("Compiled here; neither the compiler nor the sources get into the image that runs.")
            .Line($"FROM {builder} AS build")
            .Line("WORKDIR /source")
            .Comment("What names the modules comes first: its layer is kept until one of them changes.")
            .Line($"COPY go.mod {(files.Has("go.sum") ? "go.sum " : "")}./")
            .Lines(FindReplacements(files).Select(CopyInstruction.FormatDirectory))
            .Line("RUN go mod download")
            .Lines(SourceCopies.List(files, [""], path => path.EndsWith(".go", StringComparison.Ordinal)
                || embedded.Any(start => path.StartsWith(start, StringComparison.Ordinal))
                || (path.Contains('/', StringComparison.Ordinal) && Path.GetExtension(path) is ".html" or ".tmpl" or ".sql")))
            .Comment("A static program without paths of this machine.")
            .Line($"RUN CGO_ENABLED=0 go build -trimpath -o /out/{name} {package}")
            .Blank()
            .Line($"FROM {images.Find("alpine", "", "")} AS production")
            .Comment("A user of its own, with a number that a cluster can check.")
            .Line("RUN adduser -D -H -u 10001 app")
            .Line($"COPY --from=build /out/{name} /usr/local/bin/{name}")
            .Line("USER 10001")
            .Service(port, command)
            .Comment("Exec form: the program itself gets the stop signal.")
            .Line($"ENTRYPOINT [\"/usr/local/bin/{name}\"]");
        return new Container(port, health, command, text.ToString());
    }

    /// <summary>The package of the program: the only one, else the one that the task names. Examples and tools are none.</summary>
    private static string FindProgram(ProjectFiles files, string module, ContainerRequest request)
    {
        ProgramCandidate[] programs = [.. FindPrograms(files).Select(directory => new ProgramCandidate(directory.Length == 0 ? NameOf(module) : RepositoryPath.FileName(directory).ToString(), directory, ProductDirectories.MayHold(directory, "internal", "gen")))];
        return ProgramChoice.Choose(programs, request) is { } chosen
            ? chosen.Directory.Length == 0 ? "." : $"./{chosen.Directory}"
            : throw new RefusalException(programs.Length == 0
                ? "No entry point was found: no Go file is of package main. A library gets a CI workflow, not an image."
                : $"No program here is a product; to build an image of {ProgramChoice.Summarize(programs)}, name it in the task.");
    }

    /// <summary>The directories of packages that are programs.</summary>
    private static IEnumerable<string> FindPrograms(ProjectFiles files) =>
        files.Sources(".go").Where(path => files.Lines(path).Any(line => line.Trim() == "package main")).Select(RepositoryPath.Directory).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The directories of modules that stand in for others (Go modules reference, “replace directive”): they must be there when modules are downloaded.</summary>
    /// <exception cref="RefusalException">One lies outside of the repository.</exception>
    private static IEnumerable<string> FindReplacements(ProjectFiles files)
    {
        foreach (var line in files.Lines("go.mod").Select(line => line.Split("//")[0]).Where(line => line.Contains("=>", StringComparison.Ordinal)))
        {
            var target = line.Split("=>")[1].Trim().Trim('"').Split(' ')[0];
            if (target.StartsWith('.'))
            {
                yield return RepositoryPath.Resolve("", target) is { Length: > 0 } directory ? directory : throw new RefusalException($"go.mod replaces a module by {target}, which lies outside of the repository and gets into no image.");
            }
        }
    }

    /// <summary>What the paths of embedded files begin with (package embed, “Directives”).</summary>
    private static IEnumerable<string> FindEmbedded(ProjectFiles files) => files.Sources(".go")
        .SelectMany(path => files.Lines(path).Where(line => line.StartsWith("//go:embed ", StringComparison.Ordinal))
            .SelectMany(line => line[11..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(pattern => (Directory: RepositoryPath.Directory(path), Pattern: pattern)))
        .Select(embed => RepositoryPath.Resolve(embed.Directory, embed.Pattern.Trim('"', '`').Replace("all:", "", StringComparison.Ordinal).Split('*', '?', '[')[0]))
        .OfType<string>()
        .Where(start => start.Length > 0);
}
