using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.Java;

/// <summary>What a Java program serves.</summary>
/// <param name="Port">The port; null for a program that serves none.</param>
/// <param name="HealthPort">The port that its health is asked at.</param>
/// <param name="HealthPath">The path that answers when it is well; null where none was found.</param>
internal sealed record JavaEndpoint(int? Port, int HealthPort, string? HealthPath)
{
    private const int DefaultPort = 8080;

    private static readonly string[] Extensions = [".java", ".kt"];

    private static readonly string[] Servers = ["com.sun.net.httpserver", "io.javalin", "io.ktor.server", "io.helidon.webserver", "io.undertow", "org.eclipse.jetty.server", "spark.Spark"];

    /// <summary>Finds it: by the framework's settings, else by the sources.</summary>
    /// <exception cref="RefusalException">It serves one, and which can't be told.</exception>
    public static JavaEndpoint Find(ProjectFiles files, JavaModule module)
    {
        var settings = new JavaSettings(files, module.Directory);
        return module.Framework switch
        {
            JavaFramework.SpringBoot when IsSpringServer(module) => FindSpring(files, module, settings),
            JavaFramework.Quarkus when module.Needs("io.quarkus:quarkus-rest", "io.quarkus:quarkus-resteasy", "io.quarkus:quarkus-vertx-http", "io.quarkus:quarkus-reactive-routes", "io.quarkus:quarkus-undertow") => FindQuarkus(files, module, settings),
            JavaFramework.Micronaut when module.Needs("io.micronaut:micronaut-http-server") => Create(settings.Port("micronaut.server.port", DefaultPort), module.Needs("io.micronaut:micronaut-management") ? "/health" : SourceScan.FindHealthPath(files, Extensions)),
            JavaFramework.None => FindPlain(files, module),
            _ => new JavaEndpoint(null, 0, null),
        };
    }

    private static JavaEndpoint Create(int port, string? path) => new(port, port, path);

    /// <summary>What brings a server with it (Spring Boot's “Starters”; webmvc and its like since Spring Boot 4).</summary>
    private static bool IsSpringServer(JavaModule module) =>
        module.Needs("org.springframework.boot:spring-boot-starter-web", "org.springframework.boot:spring-boot-starter-jersey", "org.springframework.boot:spring-boot-starter-jetty", "org.springframework.boot:spring-boot-starter-tomcat", "org.springframework.boot:spring-boot-starter-undertow");

    private static JavaEndpoint FindSpring(ProjectFiles files, JavaModule module, JavaSettings settings)
    {
        var port = settings.Port("server.port", DefaultPort);
        var context = (settings.Find("server.servlet.context-path") ?? settings.Find("spring.webflux.base-path") ?? "").TrimEnd('/');
        if (!module.Needs("org.springframework.boot:spring-boot-starter-actuator"))
        {
            return Create(port, SourceScan.FindHealthPath(files, Extensions) is { } path ? context + path : null);
        }

        var management = settings.Port("management.server.port", port);
        return new JavaEndpoint(port, management, $"{(management == port ? context : "")}{(settings.Find("management.endpoints.web.base-path") ?? "/actuator").TrimEnd('/')}/health");
    }

    private static JavaEndpoint FindQuarkus(ProjectFiles files, JavaModule module, JavaSettings settings)
    {
        var root = (settings.Find("quarkus.http.root-path") ?? "").TrimEnd('/');
        var health = module.Needs("io.quarkus:quarkus-smallrye-health") ? $"{root}/q/health"
            : SourceScan.FindHealthPath(files, Extensions) is { } path ? root + path
            : null;
        return Create(settings.Port("quarkus.http.port", DefaultPort), health);
    }

    private static JavaEndpoint FindPlain(ProjectFiles files, JavaModule module)
    {
        string[] sources = [.. files.Sources(Extensions).Where(path => module.Directory.Length == 0 || path.StartsWith(module.Directory + "/", StringComparison.Ordinal))];
        return !sources.Any(path => Servers.Any(server => files.Text(path).Content.Contains(server, StringComparison.Ordinal))) ? new JavaEndpoint(null, 0, null)
            : SourceScan.FindPort(files, sources, "InetSocketAddress(", ".start(", "port = ", "port(", "PORT = ") is { } port ? Create(port, SourceScan.FindHealthPath(files, Extensions))
            : throw new RefusalException("The program serves HTTP, and the port was not found in its sources; write it there as a number.");
    }
}
