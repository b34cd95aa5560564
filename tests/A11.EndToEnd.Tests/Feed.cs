using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CliWrap;

namespace A11.EndToEnd.Tests;

/// <summary>Both packages, packed from what was built, in a feed of their own, with a package cache that nothing else uses.</summary>
[TestClass]
public static class Feed
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static readonly ConcurrentBag<string> Homes = [];

    private static string? _folder;

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder with the packages.</summary>
    public static string Path => System.IO.Path.Combine(Folder, "feed");

    /// <summary>The package cache.</summary>
    public static string Cache => System.IO.Path.Combine(Folder, "packages");

    /// <summary>What the SDK is told in every test.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Variables =>
    [
        new("NUGET_PACKAGES", Cache),
        new("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        new("DOTNET_NOLOGO", "1"),
        new("DOTNET_GENERATE_ASPNET_CERTIFICATE", "false"),
        new("MSBUILDDISABLENODEREUSE", "1"),
        // As most people build: the compiler stays for the next build, which then starts warm. The environment around the tests may say otherwise.
        new("UseSharedCompilation", "true"),
        // Known vulnerabilities of packages are asked for on the network.
        new("NuGetAudit", "false"),
        // A build is over before its code could be profiled.
        new("DOTNET_TieredPGO", "0"),
    ];

    /// <summary>The time of the files in the packages.</summary>
    public static DateTimeOffset Time { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static string Folder => _folder ?? throw new InvalidOperationException("The packages are not packed yet.");

    [AssemblyInitialize]
    public static void Pack(TestContext context)
    {
        _folder = Directory.CreateTempSubdirectory("a11-feed-").FullName;
        foreach (var project in new[] { "A11.Build", "A11.Tool" })
        {
            Pack(project, Path, context.CancellationToken);
        }
    }

    /// <summary>Packs what was built, as of one fixed time, so that the time of packing is not in the package.</summary>
    public static void Pack(string project, string directory, CancellationToken cancellation)
    {
        var output = new StringBuilder();
        var result = Cli.Wrap("dotnet")
            .WithArguments(["pack", System.IO.Path.Combine(Root, "src", project), "--no-build", "--configuration", Configuration, "--output", directory, "-nologo"])
            .WithEnvironmentVariables(variables => variables.Set("MSBUILDDISABLENODEREUSE", "1").Set("SOURCE_DATE_EPOCH", Time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)))
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(cancellation).GetAwaiter().GetResult();
        Assert.AreEqual(0, result.ExitCode, output.ToString());
    }

    /// <summary>A directory where the SDK remembers templates and tools; tests that run at the same time have different ones.</summary>
    public static string RentHome() => Homes.TryTake(out var home) ? home : System.IO.Path.Combine(Folder, $"home-{Guid.NewGuid():N}");

    /// <summary>Leaves it to the next test, with what the SDK set up in it.</summary>
    public static void ReturnHome(string home) => Homes.Add(home);

    [AssemblyCleanup]
    public static void Remove() => Directory.Delete(Folder, recursive: true);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "A11.Build.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
