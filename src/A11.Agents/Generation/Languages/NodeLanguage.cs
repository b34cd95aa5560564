using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Composition;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Languages;

/// <summary>Node.js with npm and its lock file, in JavaScript or TypeScript.</summary>
internal sealed class NodeLanguage : ILanguage
{
    /// <summary>The newest line with long-term support; “Current” lines are for libraries' own tests (nodejs.org, release schedule).</summary>
    private const int PreferredMajor = 24;

    /// <summary>The line of images of this major version.</summary>
    public static string PreferredLine => PreferredMajor.ToString(CultureInfo.InvariantCulture);

    private const int DefaultPort = 3000;

    private static readonly string[] Extensions = [".js", ".mjs", ".cjs", ".ts", ".mts"];

    private static readonly string[] Servers = ["express", "fastify", "koa", "@nestjs/core", "hono", "@hapi/hapi", "next", "polka", "restify"];

    private static readonly string[] VersionFiles = [".nvmrc", ".node-version"];

    private static readonly (string Kind, string[] Clients)[] Clients =
    [
        ("postgres", ["pg", "postgres"]),
        ("mysql", ["mysql"]),
        ("mongo", ["mongodb", "mongoose"]),
        ("redis", ["redis", "ioredis", "bullmq"]),
        ("memcached", ["memcached", "memjs"]),
        ("rabbitmq", ["amqplib"]),
        ("mariadb", ["mariadb"]),
        ("valkey", ["iovalkey", "@valkey/valkey-glide"]),
        ("kafka", ["kafkajs", "node-rdkafka", "@confluentinc/kafka-javascript"]),
        ("elasticsearch", ["@elastic/elasticsearch"]),
        ("opensearch", ["@opensearch-project/opensearch"]),
        ("keycloak", ["keycloak-connect", "@keycloak/keycloak-admin-client"]),
    ];

    /// <inheritdoc/>
    public Application? Read(ProjectFiles files, ImageTags images)
    {
        if (NodePackage.Read(files) is not { } package)
        {
            return null;
        }

        if (files.FirstOf("package-lock.json", "npm-shrinkwrap.json") is null)
        {
            throw new RefusalException(files.FirstOf("yarn.lock", "pnpm-lock.yaml", "bun.lockb") is { } other
                ? $"The packages are locked by {other}; the built-in agent knows npm and its package-lock.json only."
                : "There is no package-lock.json, so that the packages could not be installed twice alike; run “npm install” and commit it.");
        }

        var version = FindVersion(files, package);
        return new Application
        {
            Language = "Node.js",
            Name = ImageName.Create((package.Name ?? "app").Split('/')[^1]),
            Versions = [version],
            Setup = new SetupAction("actions/setup-node", "Set up Node.js", "node-version", [("cache", "npm")]),
            Install = ["npm ci"],
            Checks = FindChecks(files, package),
            Test = package.Scripts.TryGetValue("test", out var test) && !test.Contains("no test specified", StringComparison.Ordinal) ? "npm test" : null,
            Coverage = package.Scripts.ContainsKey("coverage") ? "npm run coverage" : null,
            Format = package.AllDependencies.Contains("prettier") ? "npx prettier --write ." : package.Scripts.ContainsKey("format") ? "npm run format" : package.AllDependencies.Contains("eslint") ? "npx eslint --fix ." : null,
            Compile = package.Scripts.ContainsKey("build") ? "npm run build" : null,
            Pack = "npm pack --pack-destination dist",
            Leftovers = ["dist", "build", "coverage"],
            Containerize = _ => Containerize(files, package, images, version),
            Services = BackingService.All.Where(service => Clients.Any(client => client.Kind == service.Kind && client.Clients.Intersect(package.Dependencies.Select(name => name == "mysql2" ? "mysql" : name)).Any())).ToImmutableArray(),
            Variables = SourceScan.FindNames(files, files.Sources(Extensions), "process.env.", "process.env["),
        };
    }

    /// <summary>What <c>.nvmrc</c> or <c>.node-version</c> names, else the newest known line that <c>engines</c> allows.</summary>
    private static string FindVersion(ProjectFiles files, NodePackage package)
    {
        foreach (var path in VersionFiles.Where(files.Has))
        {
            if (VersionNumber.Read(files.Lines(path).First().Trim().TrimStart('v')) is { } named)
            {
                return named.Major.ToString(CultureInfo.InvariantCulture);
            }
        }

        var majors = ImageTags.Versions("node").Select(version => version.Major).Distinct().OrderBy(major => major == PreferredMajor ? 0 : 1).ThenByDescending(major => major);
        var fit = majors.Where(major => IsAllowed(package.Engine, major)).ToArray();
        return fit.Length > 0
            ? fit[0].ToString(CultureInfo.InvariantCulture)
            : throw new RefusalException($"No known version of Node.js is within engines.node = “{package.Engine}”.");
    }

    /// <summary>Whether one of the ranges of <c>engines.node</c> allows a major version.</summary>
    private static bool IsAllowed(string? ranges, int major) => ranges is null || ranges.Split("||", StringSplitOptions.TrimEntries).Any(range => IsWithin(range, major));

    /// <summary>Whether a range allows a major version (npm's documentation, “semver”): bounds that all hold, a sign apart from its version too; or <c>18 - 22</c>.</summary>
    private static bool IsWithin(string range, int major)
    {
        var words = range.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var low, "-", var high])
        {
            return IsWithin(">=" + low, major) && IsWithin("<=" + high, major);
        }

        var sign = "";
        foreach (var word in words)
        {
            var length = word.TakeWhile(character => !char.IsAsciiDigit(character)).Count();
            sign += word[..length].TrimEnd('v');
            if (length == word.Length)
            {
                continue;
            }

            if (VersionNumber.Read(word[length..]) is { } limit && !IsWithin(sign, limit, major))
            {
                return false;
            }

            sign = "";
        }

        return true;
    }

    private static bool IsWithin(string sign, Version limit, int major) => sign switch
    {
        ">=" or ">" => major >= limit.Major,
        "<" => limit.Minor <= 0 && limit.Build <= 0 ? major < limit.Major : major <= limit.Major,
        "<=" => major <= limit.Major,
        _ => major == limit.Major,
    };

    private static ImmutableArray<ToolCommand> FindChecks(ProjectFiles files, NodePackage package)
    {
        var checks = ImmutableArray.CreateBuilder<ToolCommand>();
        if (package.AllDependencies.Contains("eslint"))
        {
            checks.Add(new ToolCommand("eslint", ToolKind.Lint, package.Scripts.ContainsKey("lint") ? "npm run lint" : "npx eslint .", "Mistakes and style"));
        }
        else if (package.Scripts.ContainsKey("lint"))
        {
            checks.Add(new ToolCommand("lint", ToolKind.Lint, "npm run lint", "Mistakes and style"));
        }

        if (package.AllDependencies.Contains("prettier"))
        {
            checks.Add(new ToolCommand("prettier", ToolKind.Format, "npx prettier --check .", "Layout"));
        }

        if (package.AllDependencies.Contains("typescript") && files.Has("tsconfig.json"))
        {
            checks.Add(new ToolCommand("tsc", ToolKind.Types, "npx tsc --noEmit", "Types"));
        }

        return checks.ToImmutable();
    }

    private static Container Containerize(ProjectFiles files, NodePackage package, ImageTags images, string version)
    {
        if (package.HasWorkspaces)
        {
            throw new RefusalException("package.json holds workspaces; the built-in agent writes images of a repository that is one package.");
        }

        if (IsLibrary(files, package))
        {
            throw new RefusalException("package.json describes a library, and no program that an image could run: others import what it exports, nothing listens, and no “start” script says how it runs. A library gets a CI workflow, not an image.");
        }

        var image = images.Find("node", version, "alpine");
        var (start, output) = FindStart(files, package);
        string[] program = [.. files.Sources(Extensions).Where(IsSource)];
        int? port = package.Dependencies.Intersect(Servers).Any() || SourceScan.FindPort(files, program, "listen(") is not null
            ? SourceScan.FindPort(files, program, "listen(", "PORT || ", "PORT ?? ", "PORT || '", "PORT || \"", "PORT ?? '", "PORT ?? \"", "port: ") ?? DefaultPort
            : null;
        var health = port is null ? null : SourceScan.FindHealthPath(files, Extensions);
        var command = port is { } number ? HealthProbe.WithBusyBox(number, health) : null;
        var locks = $"package.json {files.FirstOf("package-lock.json", "npm-shrinkwrap.json")}";
        var sources = SourceCopies.List(files, [""], IsSource);
        var text = new DockerfileText();
        if (output is not null)
        {
            _ = text.Comment("Compiled here; compilers and the packages of those who work on it stay behind.")
                .Line($"FROM {image} AS build")
                .Line("WORKDIR /build")
                .Line($"COPY {locks} ./")
                .Line("RUN npm ci")
                .Lines(sources)
                .Line("RUN npm run build")
                .Blank();
        }

        _ = text.Comment("Only the packages that the program needs to run.")
            .Line($"FROM {image} AS packages")
            .Line("WORKDIR /build")
            .Line($"COPY {locks} ./")
            .Line("RUN npm ci --omit=dev")
            .Blank()
            .Line($"FROM {image} AS production")
            .Line("WORKDIR /app")
            .Comment("Packages switch to their fast and quiet ways by this.")
            .Line("ENV NODE_ENV=production")
            .Line("COPY --from=packages /build/node_modules ./node_modules")
            .Line("COPY package.json ./")
            .Lines(output is null ? sources.Select(copy => copy.Replace("package.json ", "", StringComparison.Ordinal)) : [$"COPY --from=build /build/{output} ./{output}"])
            .Comment("The user “node” that the image brings, by its number, so that a cluster can check it.")
            .Line("USER 1000")
            .Service(port, command)
            .Comment("Exec form and no npm in between: the program itself gets the stop signal.")
            .Line($"ENTRYPOINT [\"node\", \"{start}\"]");
        return new Container(port, health, command, text.ToString());
    }

    private static bool IsLibrary(ProjectFiles files, NodePackage package) =>
        package is { IsPrivate: false, Exports: true } && !package.Scripts.ContainsKey("start") && !package.Dependencies.Intersect(Servers).Any()
        && SourceScan.FindPort(files, files.Sources(Extensions).Where(IsSource), "listen(") is null;

    /// <summary>The module that is started, and the folder that the build writes it to; null where it is started from its sources.</summary>
    private static (string Module, string? Output) FindStart(ProjectFiles files, NodePackage package)
    {
        var named = package.Scripts.TryGetValue("start", out var start) && start.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["node", .., var module] ? module : package.Main;
        named = named?.StartsWith("./", StringComparison.Ordinal) == true ? named[2..] : named;
        if (named is not null && files.FirstOf(named, named + ".js") is not null)
        {
            return (named, null);
        }

        if (named is not null && named.Contains('/', StringComparison.Ordinal) && package.Scripts.ContainsKey("build"))
        {
            return (named, named.Split('/')[0]);
        }

        return files.FirstOf("server.js", "index.js", "app.js", "src/server.js", "src/index.js", "src/app.js", "src/main.js", "index.mjs", "server.mjs") is { } found
            ? (found, null)
            : throw new RefusalException("No entry point was found: package.json names none by “start” or “main”, and there is no index.js, server.js or app.js.");
    }

    private static bool IsSource(string path) => !Path.GetFileName(path).Contains(".config.", StringComparison.Ordinal)
        && !path.StartsWith("node_modules/", StringComparison.Ordinal)
        && !path.StartsWith("scripts/", StringComparison.Ordinal)
        && !path.StartsWith("docs/", StringComparison.Ordinal)
        && path is not ("package.json" or "package-lock.json" or "npm-shrinkwrap.json")
        && (Extensions.Contains(Path.GetExtension(path)) || Path.GetFileName(path) == "tsconfig.json" || path.StartsWith("public/", StringComparison.Ordinal) || path.StartsWith("views/", StringComparison.Ordinal));
}
