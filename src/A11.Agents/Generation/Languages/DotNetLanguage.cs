using System.Collections.Immutable;
using System.Text.Json;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Languages;

/// <summary>.NET: ASP.NET Core services, workers and programs.</summary>
internal sealed class DotNetLanguage : ILanguage
{
    private static readonly (string Kind, string[] Clients)[] Clients =
    [
        ("postgres", ["Npgsql", "Marten"]),
        ("mysql", ["MySql", "Pomelo.EntityFrameworkCore.MySql"]),
        ("mongo", ["MongoDB"]),
        ("redis", ["StackExchange.Redis", "Microsoft.Extensions.Caching.StackExchangeRedis", "Aspire.StackExchange.Redis"]),
        ("memcached", ["EnyimMemcached"]),
        ("rabbitmq", ["RabbitMQ", "MassTransit.RabbitMQ"]),
    ];

    /// <inheritdoc/>
    public Application? Read(ProjectFiles files, ImageTags images)
    {
        var projects = DotNetProject.ReadAll(files);
        if (projects.IsEmpty)
        {
            return null;
        }

        var program = projects.FirstOrDefault(project => project.IsWeb && !project.IsTest) ?? projects.FirstOrDefault(project => project.IsProgram);
        var main = program ?? projects.FirstOrDefault(project => !project.IsTest) ?? projects[0];
        var version = FindVersion(main, files);
        var isLocked = projects.Any(project => files.Has(Join(project.Folder, "packages.lock.json")));
        var locked = isLocked ? " --locked-mode" : "";
        return new Application
        {
            Language = ".NET",
            Name = ImageName.Of(main.AssemblyName),
            Versions = [version],
            Setup = Setup(files, version, isLocked),
            Install = [$"dotnet restore{locked}"],
            Checks = [new ToolCommand("dotnet format", ToolKind.Format, "dotnet format --no-restore --verify-no-changes", "Layout and style, as .editorconfig says")],
            Test = projects.Any(project => project.IsTest) ? "dotnet test --no-build --configuration Release" : null,
            Format = "dotnet format",
            Compile = "dotnet build --no-restore --configuration Release",
            Leftovers = [.. projects.Select(project => project.Folder).Order(StringComparer.Ordinal).SelectMany(folder => new[] { Join(folder, "bin"), Join(folder, "obj") })],
            Containerize = () => DotNetContainer.Compose(files, program ?? throw new RefusalException("No project builds a program (an Exe, a web service or a worker), so there is nothing to run in a container."), projects, images, version),
            Services = BackingService.Of([.. projects.Where(project => !project.IsTest).SelectMany(project => project.Packages)], Clients),
            Variables = [.. SourceScan.FindNames(files, files.Sources(".cs", ".fs"), "GetConnectionString(").Select(name => $"ConnectionStrings__{name}"), .. SourceScan.FindNames(files, files.Sources(".cs", ".fs"), "GetEnvironmentVariable(")],
        };
    }

    internal static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    private static SetupAction Setup(ProjectFiles files, string version, bool isLocked)
    {
        ImmutableArray<(string, string)> source = HasSdkVersion(files) ? [("global-json-file", "global.json")] : [("dotnet-version", $"{version}.x")];
        ImmutableArray<(string, string)> cache = isLocked ? [("cache", "true"), ("cache-dependency-path", "\"**/packages.lock.json\"")] : [("cache", "true"), ("cache-dependency-path", "\"**/*.csproj\"")];
        return new SetupAction("actions/setup-dotnet", "Set up .NET", null, source.AddRange(cache));
    }

    private static bool HasSdkVersion(ProjectFiles files)
    {
        if (!files.Has("global.json"))
        {
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(files.Text("global.json").Content, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("sdk", out var sdk) && sdk.ValueKind == JsonValueKind.Object && sdk.TryGetProperty("version", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string FindVersion(DotNetProject project, ProjectFiles files)
    {
        var framework = project.Framework ?? DotNetProject.SharedProperty(files, "TargetFramework");
        return framework is not null && framework.StartsWith("net", StringComparison.Ordinal) && framework.Contains('.', StringComparison.Ordinal) && VersionNumber.Read(framework[3..]) is { Major: >= 5 } version
            ? VersionNumber.Minor(version)
            : throw new RefusalException($"The target framework of {project.Path} {(framework is null ? "is not given in it or in Directory.Build.props" : $"is “{framework}”, which runs in no Linux container")}.");
    }
}
