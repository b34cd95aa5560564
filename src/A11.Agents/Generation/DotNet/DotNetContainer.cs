using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Composition;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.DotNet;

/// <summary>The image of a .NET program: restored and published in the SDK's image, run in the small one of Alpine, or in Ubuntu's where Alpine lacks what it needs.</summary>
internal static class DotNetContainer
{
    /// <summary>What the images serve by default since .NET 8 (Microsoft's “Default ASP.NET Core port changed from 80 to 8080”).</summary>
    private const int Port = 8080;

    private const string SdkImage = "mcr.microsoft.com/dotnet/sdk";

    private const string Alpine = "alpine";

    /// <summary>Ubuntu 24.04: with glibc and cultures, which Alpine's images lack.</summary>
    private const string Ubuntu = "noble";

    /// <summary>Ways to publish that make a program of one platform, which the runtime's image could not start as it is.</summary>
    private static readonly string[] PlatformProperties = ["PublishAot", "PublishSingleFile", "PublishTrimmed", "SelfContained"];

    public static Container Compose(ProjectFiles files, DotNetProjects projects, SdkSelection sdk, ImageTags images, ContainerRequest request)
    {
        var program = projects.ChooseProgram(request);
        var needed = projects.FindNeeded(program);
        var version = FindVersion(program, images);
        var runsProtoc = needed.Any(project => project.RunsProtoc);
        var needsCultures = needed.Any(project => project.NeedsCultures) && !program.Facts.IsTrue("InvariantGlobalization");
        var (sdkVariant, variant) = (runsProtoc ? Ubuntu : Alpine, needsCultures ? Ubuntu : Alpine);
        var sdkImage = images.Find(SdkImage, FindSdkLine(needed, version, sdk, images, sdkVariant), sdkVariant);
        var acceptsSdk = sdk.Accepts(sdkImage[(SdkImage.Length + 1)..]);
        if (!acceptsSdk && sdk.HasSdkPackages)
        {
            throw new RefusalException($"global.json asks for the SDK {sdk.Version} ({sdk.RollForward}), and no image is known that has it; {sdkImage} is the nearest. Name an image with it in a Dockerfile of the repository, or let rollForward take a newer one.");
        }

        var copies = new DotNetCopies(files, needed, projects, BuildContextFilter.Read(files, request.Dockerfile), acceptsSdk);
        var isLocked = needed.All(project => files.Has(DotNetLanguage.Join(project.Directory, DotNetLanguage.LockFile)));
        var health = program.IsWeb ? SourceScan.FindHealthPath(files, ".cs", ".fs", ".vb") : null;
        int? port = program.IsWeb ? Port : null;
        // Ubuntu's image has neither wget nor curl.
        var command = program.IsWeb ? variant == Ubuntu ? HealthProbe.WithBash(Port, health) : HealthProbe.WithBusyBox(Port, health) : null;
        var properties = FindProperties(program);
        var isGuarded = needed.Any(project => project.IsGuarded);
        var path = BuildTargets.Quote(program.Path);
        var text = new DockerfileText()
            .Comment("Restored and published here; nothing of the SDK gets into the image that runs.")
            .Lines(runsProtoc ? ["# protoc needs glibc, which Alpine lacks."] : [])
            .Line($"FROM {sdkImage} AS build")
            .Line("WORKDIR /source")
            .Comment("What names the packages comes first: its layer is kept until a package changes.")
            .Lines(copies.ForRestore)
            .Line($"RUN dotnet restore {path}{(isLocked ? " --locked-mode" : "")}{properties}")
            .Lines(copies.ForBuild)
            .Comment("The image starts the program by the runtime that it has, so that no launcher is built.");
        if (properties.Contains("=false -p:", StringComparison.Ordinal))
        {
            _ = text.Comment("The project publishes for one platform elsewhere; here the runtime is the image's.");
        }

        if (isGuarded)
        {
            _ = text.Comment("A11.Build is off: the context has no git repository to check, and CI checks it.");
        }

        _ = text.Line($"RUN dotnet publish {path} --no-restore --configuration Release{FrameworkOption(program, version)} --output /app{properties}{(isGuarded ? " -p:A11Enabled=false" : "")}")
            .Blank()
            .Lines(needsCultures ? ["# The client of SQL Server needs ICU, which Alpine's image lacks."] : [])
            .Line($"FROM {FindRuntime(needed, version, images, variant)} AS production")
            .Line("WORKDIR /app")
            .Line("COPY --from=build /app ./")
            .Comment("The user that the image brings for programs; it is not root.")
            .Line("USER $APP_UID")
            .Service(port, command)
            .Comment("Exec form: the program itself gets the stop signal.")
            .Line($"ENTRYPOINT [\"dotnet\", \"{program.AssemblyName}.dll\"]");
        return new Container(port, health, command, text.ToString());
    }

    /// <summary>The newest version that the program targets and that has an image.</summary>
    private static string FindVersion(DotNetProject program, ImageTags images)
    {
        var versions = program.Versions.Select(VersionNumber.Minor).ToArray();
        if (versions.Length == 0)
        {
            throw new RefusalException(program.Frameworks.IsEmpty
                ? $"The target framework of {program.Path} is given neither in it nor in what it imports."
                : $"The target framework of {program.Path} is “{string.Join(";", program.Frameworks)}”, which runs in no Linux container.");
        }

        return versions.FirstOrDefault(version => images.Has(SdkImage, version, Alpine)) ?? versions[0];
    }

    /// <summary>The line of SDKs that builds it: what <c>global.json</c> names where there is an image of it, else that of the newest version that any of the projects targets.</summary>
    private static string FindSdkLine(ImmutableArray<DotNetProject> needed, string version, SdkSelection sdk, ImageTags images, string variant)
    {
        var newest = needed.SelectMany(project => project.Versions).Append(VersionNumber.Read(version)!).Max()!;
        string[] lines =
        [
            .. sdk.Version is not null && VersionNumber.Read(sdk.Version) is { } asked && asked.Major >= newest.Major ? [VersionNumber.Minor(asked)] : Array.Empty<string>(),
            VersionNumber.Minor(newest),
        ];
        return lines.FirstOrDefault(line => images.Has(SdkImage, line, variant)) ?? lines[^1];
    }

    private static string FindRuntime(ImmutableArray<DotNetProject> needed, string version, ImageTags images, string variant) =>
        images.Find(needed.Any(project => project.IsWeb) ? "mcr.microsoft.com/dotnet/aspnet" : "mcr.microsoft.com/dotnet/runtime", version, variant);

    private static string FrameworkOption(DotNetProject program, string version) => program.Frameworks.Length > 1 ? $" --framework net{version}" : "";

    private static string FindProperties(DotNetProject program)
    {
        if (program.Facts.Property("RuntimeIdentifier") is { Length: > 0 } platform && !platform.StartsWith("linux", StringComparison.Ordinal))
        {
            throw new RefusalException($"{program.Path} is built for {platform} (RuntimeIdentifier), which runs in no Linux container.");
        }

        return " -p:UseAppHost=false" + string.Concat(PlatformProperties.Where(program.Facts.IsTrue).Select(property => $" -p:{property}=false"));
    }
}
