using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Composition;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Languages;

/// <summary>The image of a .NET program: restored and published in the SDK's image, run in the small one of Alpine.</summary>
internal static class DotNetContainer
{
    /// <summary>What the images serve by default since .NET 8 (Microsoft's “Default ASP.NET Core port changed from 80 to 8080”).</summary>
    private const int Port = 8080;

    private static readonly string[] SharedFiles = ["global.json", "NuGet.config", "nuget.config", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    public static Container Compose(ProjectFiles files, DotNetProject program, ImmutableArray<DotNetProject> projects, ImageTags images, string version)
    {
        var needed = Needed(program, projects);
        var isLocked = needed.All(project => files.Has(DotNetLanguage.Join(project.Folder, "packages.lock.json")));
        var health = program.IsWeb ? SourceScan.FindHealthPath(files, ".cs", ".fs") : null;
        int? port = program.IsWeb ? Port : null;
        var command = program.IsWeb ? HealthCommand(health) : null;
        var folder = program.Folder.Length == 0 ? "." : program.Path;
        var lines = new DockerfileText()
            .Comment("Restored and published here; nothing of the SDK gets into the image that runs.")
            .Line($"FROM {images.Find("mcr.microsoft.com/dotnet/sdk", version, "alpine")} AS build")
            .Line("WORKDIR /source")
            .Comment("What names the packages comes first: its layer is kept until a package changes.")
            .Lines(SharedFiles.Where(files.Has) is var shared && shared.Any() ? [$"COPY {string.Join(' ', shared)} ./"] : [])
            .Lines(needed.Select(project => CopyProject(files, project)))
            .Line($"RUN dotnet restore {program.Path}{(isLocked ? " --locked-mode" : "")}")
            .Lines(SourceCopies.Of(files, needed.Select(project => project.Folder), path => IsSource(path)))
            .Line($"RUN dotnet publish {folder} --no-restore --configuration Release --output /app")
            .Blank()
            .Line($"FROM {images.Find(program.IsWeb ? "mcr.microsoft.com/dotnet/aspnet" : "mcr.microsoft.com/dotnet/runtime", version, "alpine")} AS production")
            .Line("WORKDIR /app")
            .Line("COPY --from=build /app ./")
            .Comment("The user that the image brings for programs; it is not root.")
            .Line("USER $APP_UID")
            .Service(port, command)
            .Comment("Exec form: the program itself gets the stop signal.")
            .Line($"ENTRYPOINT [\"dotnet\", \"{program.AssemblyName}.dll\"]");
        return new Container(port, health, command, lines.ToString());
    }

    /// <summary>The program's project and all that it references, in the order of their paths.</summary>
    private static ImmutableArray<DotNetProject> Needed(DotNetProject program, ImmutableArray<DotNetProject> projects)
    {
        var found = new SortedDictionary<string, DotNetProject>(StringComparer.Ordinal);
        var open = new Stack<DotNetProject>([program]);
        while (open.TryPop(out var project))
        {
            if (found.TryAdd(project.Path, project))
            {
                foreach (var reference in projects.Where(other => project.References.Contains(other.Path, StringComparer.OrdinalIgnoreCase)))
                {
                    open.Push(reference);
                }
            }
        }

        return [.. found.Values];
    }

    private static string CopyProject(ProjectFiles files, DotNetProject project)
    {
        var locked = DotNetLanguage.Join(project.Folder, "packages.lock.json");
        var target = project.Folder.Length == 0 ? "./" : $"{project.Folder}/";
        return $"COPY {project.Path}{(files.Has(locked) ? $" {locked}" : "")} {target}";
    }

    private static bool IsSource(string path) => !path.EndsWith(".sln", StringComparison.OrdinalIgnoreCase)
        && !path.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase)
        && !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
        && !path.StartsWith("bin/", StringComparison.Ordinal)
        && !path.StartsWith("obj/", StringComparison.Ordinal)
        && Path.GetExtension(path) is ".cs" or ".fs" or ".razor" or ".cshtml" or ".json" or ".resx" or ".proto" or ".css" or ".js" or ".html";

    /// <summary>Alpine's BusyBox has a wget.</summary>
    private static string HealthCommand(string? path) => path is null
        ? string.Create(CultureInfo.InvariantCulture, $"[\"nc\", \"-z\", \"127.0.0.1\", \"{Port}\"]")
        : string.Create(CultureInfo.InvariantCulture, $"[\"wget\", \"-q\", \"--spider\", \"http://127.0.0.1:{Port}{path}\"]");
}
