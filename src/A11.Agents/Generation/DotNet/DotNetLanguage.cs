using System.Collections.Immutable;
using A11.Agents.DotNet;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;
using A11.Agents.Generation.Languages;

namespace A11.Agents.Generation.DotNet;

/// <summary>.NET: ASP.NET Core services, workers, programs and libraries.</summary>
/// <param name="evaluated">What MSBuild says of the projects; null where it was not asked.</param>
/// <param name="root">Absolute path of the repository's root.</param>
internal sealed class DotNetLanguage(EvaluatedProjects? evaluated, string root) : ILanguage
{
    /// <summary>NuGet's lock file.</summary>
    public const string LockFile = "packages.lock.json";

    /// <summary>The oldest SDKs whose MSBuild runs A11.Build.</summary>
    private const string GuardSdk = "10.0.x";

    private const string Configuration = "--configuration Release";

    private static readonly (string Kind, string[] Clients)[] Clients =
    [
        ("postgres", ["Npgsql", "Marten"]),
        ("mysql", ["MySql", "Pomelo.EntityFrameworkCore.MySql"]),
        ("mongo", ["MongoDB"]),
        ("redis", ["StackExchange.Redis", "Microsoft.Extensions.Caching.StackExchangeRedis", "Aspire.StackExchange.Redis"]),
        ("memcached", ["EnyimMemcached"]),
        ("rabbitmq", ["RabbitMQ", "MassTransit.RabbitMQ"]),
        ("valkey", ["Valkey.Glide"]),
        ("kafka", ["Confluent.Kafka", "MassTransit.Kafka"]),
        ("elasticsearch", ["Elastic.Clients.Elasticsearch"]),
        ("opensearch", ["OpenSearch.Client", "OpenSearch.Net"]),
        ("keycloak", ["Keycloak.AuthServices"]),
    ];

    /// <inheritdoc/>
    public Application? Read(ProjectFiles files, ImageTags images)
    {
        var projects = DotNetProjects.Read(files, evaluated, root);
        if (projects.All.IsEmpty)
        {
            return null;
        }

        var main = projects.All.FirstOrDefault(project => project is { Purpose: ProjectPurpose.Program, IsWeb: true })
            ?? projects.All.FirstOrDefault(project => project.Purpose == ProjectPurpose.Program)
            ?? projects.All.FirstOrDefault(project => project.Purpose == ProjectPurpose.Library)
            ?? projects.All[0];
        var sdk = SdkSelection.Read(files);
        var targets = BuildTargets.Find(files, projects);
        var isLocked = IsLocked(files, projects);
        var compile = targets.Commands("dotnet build", $"--no-restore {Configuration}");
        return new Application
        {
            Language = ".NET",
            Name = ImageName.Create(main.AssemblyName),
            Versions = [FindVersions(projects).FirstOrDefault(Newest)],
            Setup = Setup(files, projects, sdk, isLocked),
            Runner = projects.All.Any(project => project.NeedsWindows) ? RunnerName.Windows : RunnerName.Linux,
            Install = [.. targets.Commands("dotnet restore", isLocked ? "--locked-mode" : "").Split('\n')],
            Checks = [new ToolCommand("dotnet format", ToolKind.Format, targets.Commands("dotnet format", "--no-restore --verify-no-changes"), "Layout and style, as .editorconfig says") { IsChosen = false }],
            Test = projects.All.Any(project => project.HasTests) ? Test(targets, sdk) : null,
            Format = targets.Commands("dotnet format", ""),
            Compile = compile,
            Release = projects.All.Any(project => project.Purpose == ProjectPurpose.Program) ? null : DotNetRelease.Find(projects, compile),
            Leftovers = [.. projects.All.Select(project => project.Directory).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(directory => new[] { Join(directory, "bin"), Join(directory, "obj") })],
            Containerize = request => DotNetContainer.Compose(files, projects, sdk, images, request),
            Services = BackingService.FindAll([.. projects.All.Where(project => project.Purpose is ProjectPurpose.Program or ProjectPurpose.Library).SelectMany(project => project.Packages)], Clients),
            Variables = [.. SourceScan.FindNames(files, files.Sources(".cs", ".fs", ".vb"), "GetConnectionString(").Select(name => $"ConnectionStrings__{name}"), .. SourceScan.FindNames(files, files.Sources(".cs", ".fs", ".vb"), "GetEnvironmentVariable(")],
        };
    }

    internal static string Join(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";

    private static string Newest => VersionNumber.Minor(ImageTags.Versions("mcr.microsoft.com/dotnet/sdk")[0]);

    /// <summary>Since .NET 10, Microsoft.Testing.Platform takes what to test by an option (Microsoft's “dotnet test”).</summary>
    private static string Test(BuildTargets targets, SdkSelection sdk) => sdk.UsesTestingPlatform
        ? targets.Commands("dotnet test", $"--no-build {Configuration}", path => BuildTargets.IsSolution(path) ? "--solution " : "--project ")
        : targets.Commands("dotnet test", $"--no-build {Configuration}");

    /// <summary>Whether packages can be restored as they are locked: no project that is to have a lock file lacks it.</summary>
    private static bool IsLocked(ProjectFiles files, DotNetProjects projects) =>
        projects.All.Any(project => HasLock(files, project)) && projects.All.All(project => HasLock(files, project) || !project.Facts.IsTrue("RestorePackagesWithLockFile"));

    private static bool HasLock(ProjectFiles files, DotNetProject project) => files.Has(Join(project.Directory, LockFile));

    /// <summary>The versions of .NET that programs and tests need to run, newest first.</summary>
    private static IEnumerable<string> FindVersions(DotNetProjects projects) =>
        projects.All.Where(project => project.Runs || project.HasTests).SelectMany(project => project.Versions)
            .Concat(projects.All.SelectMany(project => project.Versions).OrderDescending().Take(1))
            .Distinct().OrderDescending().Select(VersionNumber.Minor);

    private static SetupAction Setup(ProjectFiles files, DotNetProjects projects, SdkSelection sdk, bool isLocked)
    {
        var versions = FindVersions(projects).Select(version => $"{version}.x").ToArray();
        var inputs = ImmutableArray.CreateBuilder<(string, string)>();
        if (sdk.Version is not null)
        {
            inputs.Add(("global-json-file", SdkSelection.FileName));
            versions = [.. versions.Where(version => !sdk.Version.StartsWith(version[..^1], StringComparison.Ordinal))];
        }
        else if (versions.Length == 0)
        {
            versions = [$"{Newest}.x"];
        }

        var reason = "";
        if (projects.All.Any(project => project.IsGuarded) && versions.Append(sdk.Version).All(IsBeforeGuard))
        {
            versions = [GuardSdk, .. versions];
            reason = " # A11.Build needs MSBuild 18, which comes with the SDK 10.";
        }

        if (versions.Length > 0)
        {
            inputs.Add(("dotnet-version", versions.Length == 1 ? $"\"{versions[0]}\"{reason}" : $"|{reason}\n" + string.Join('\n', versions)));
        }

        inputs.AddRange(Cache(files, projects, isLocked));
        return new SetupAction("actions/setup-dotnet", "Set up .NET", null, inputs.ToImmutable());
    }

    /// <summary>Whether an SDK, if any, is older than A11.Build takes.</summary>
    private static bool IsBeforeGuard(string? version) => version is null || VersionNumber.Read(version) is { Major: < 10 };

    /// <summary>
    /// The cache's key. Without <c>cache-dependency-path</c> the action looks for a lock file at the root and fails where there is none, a path that nothing
    /// matches fails too, and so does a job that leaves no packages to keep (actions/setup-dotnet, README “Caching NuGet Packages”, src/cache-restore.ts, src/cache-save.ts).
    /// </summary>
    private static (string, string)[] Cache(ProjectFiles files, DotNetProjects projects, bool isLocked)
    {
        if (!projects.All.Any(project => !project.Packages.IsEmpty || project.HasTests))
        {
            return [("cache", "false # No project references a package: there is nothing to keep.")];
        }

        string[] paths = isLocked
            ? [$"**/{LockFile}"]
            : [.. projects.All.Select(project => Path.GetExtension(project.Path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(extension => $"**/*{extension}"), .. Shared(files, projects)];
        return [("cache", "true"), ("cache-dependency-path", paths.Length == 1 ? $"\"{paths[0]}\"" : "|\n" + string.Join('\n', paths))];
    }

    /// <summary>The files that projects take their packages from.</summary>
    private static IEnumerable<string> Shared(ProjectFiles files, DotNetProjects projects) => projects.All.SelectMany(project => project.Facts.Imports).Distinct(StringComparer.Ordinal)
        .Where(path => !DotNetProject.IsProject(path))
        .Where(path => files.Text(path).Content.Contains("PackageVersion", StringComparison.Ordinal) || files.Text(path).Content.Contains("PackageReference", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
