using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using A11.Core.Files;

namespace A11.Agents.Generation.DotNet;

/// <summary>What a project is for.</summary>
internal enum ProjectPurpose
{
    /// <summary>Others use it.</summary>
    Library,

    /// <summary>It runs in production.</summary>
    Program,

    /// <summary>It tests, or is run by tests.</summary>
    Test,

    /// <summary>It measures.</summary>
    Benchmark,

    /// <summary>It shows how something is used.</summary>
    Sample,

    /// <summary>Those who work on the repository run it, or install it as a .NET tool.</summary>
    Tool,

    /// <summary>It starts others on a developer's machine (Aspire's application host).</summary>
    Host,

    /// <summary>It runs in a browser, or on a desktop or a phone.</summary>
    Client,
}

/// <summary>Tells what projects are for: by what they reference and say, else by where they lie.</summary>
internal static class ProjectPurposes
{
    private static readonly string[] TestPackages = ["Microsoft.NET.Test.Sdk", "xunit", "xunit.v3", "NUnit", "MSTest", "MSTest.TestFramework", "TUnit"];

    private static readonly string[] ToolPackages = ["Nuke.Common", "Cake.Frosting", "Bullseye", "ModularPipelines"];

    /// <summary>Parts of names and paths, in lower case, that say what is there.</summary>
    private static readonly (ProjectPurpose Purpose, ImmutableArray<string> Words)[] Places =
    [
        (ProjectPurpose.Benchmark, ["benchmark", "benchmarks", "bench", "perf", "perftest", "perftests"]),
        (ProjectPurpose.Test, ["test", "tests", "testing", "unittests", "integrationtests", "spec", "specs", "testapp", "testapps", "fuzz", "fuzzing"]),
        (ProjectPurpose.Sample, ["sample", "samples", "example", "examples", "demo", "demos", "playground", "playgrounds", "tutorial", "tutorials", "docs", "doc"]),
    ];

    /// <summary>Words of programs' names that say so, in lower case; fewer than those of places, as a product may be called after its subject.</summary>
    private static readonly (ProjectPurpose Purpose, ImmutableArray<string> Words)[] NameParts =
    [
        (ProjectPurpose.Benchmark, ["benchmark", "benchmarks", "bench", "perf"]),
        (ProjectPurpose.Test, ["test", "tests"]),
        (ProjectPurpose.Sample, ["sample", "samples", "example", "examples", "demo", "demos"]),
    ];

    private static readonly string[] ToolDirectories = ["build", "_build", "eng", "tools", "tool", "tooling", "scripts"];

    /// <summary>Whether a project has tests that <c>dotnet test</c> runs.</summary>
    public static bool HasTests(ProjectFacts facts) =>
        facts.IsTrue("IsTestProject") || facts.IsTrue("IsTestingPlatformApplication")
        || facts.Includes("Sdk").Any(sdk => sdk.Equals("MSTest.Sdk", StringComparison.OrdinalIgnoreCase))
        || (!facts.Property("IsTestProject").Equals("false", StringComparison.OrdinalIgnoreCase) && facts.Includes("PackageReference").Any(package => TestPackages.Contains(package, StringComparer.OrdinalIgnoreCase)));

    /// <summary>What a project is for.</summary>
    public static ProjectPurpose Find(ProjectFacts facts)
    {
        var packages = facts.Includes("PackageReference").ToArray();
        var runs = Runs(facts);
        return HasTests(facts) ? ProjectPurpose.Test
            : packages.Contains("BenchmarkDotNet", StringComparer.OrdinalIgnoreCase) ? ProjectPurpose.Benchmark
            : FindByPlace(facts.Path) is { } place ? place
            : facts.IsTrue("IsAspireHost") || HasSdk(facts, "Aspire.AppHost.Sdk") ? ProjectPurpose.Host
            : IsClient(facts) ? ProjectPurpose.Client
            : runs && FindByName(facts.Path) is { } named ? named
            : runs && (facts.IsTrue("PackAsTool") || IsInToolDirectory(facts.Path) || packages.Any(package => ToolPackages.Contains(package, StringComparer.OrdinalIgnoreCase))) ? ProjectPurpose.Tool
            : runs ? ProjectPurpose.Program
            : ProjectPurpose.Library;
    }

    /// <summary>Whether a project builds a program that <c>dotnet</c> can run.</summary>
    public static bool Runs(ProjectFacts facts) => facts.Property("OutputType") is { Length: > 0 } output
        ? output.Equals("Exe", StringComparison.OrdinalIgnoreCase)
        : HasSdk(facts, "Microsoft.NET.Sdk.Web") || HasSdk(facts, "Microsoft.NET.Sdk.Worker");

    /// <summary>Whether a project serves HTTP.</summary>
    public static bool IsWeb(ProjectFacts facts) => facts.IsTrue("UsingMicrosoftNETSdkWeb") || HasSdk(facts, "Microsoft.NET.Sdk.Web");

    private static bool HasSdk(ProjectFacts facts, string name) => facts.Includes("Sdk").Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool IsClient(ProjectFacts facts) =>
        facts.IsTrue("UsingMicrosoftNETSdkBlazorWebAssembly") || HasSdk(facts, "Microsoft.NET.Sdk.BlazorWebAssembly")
        || facts.Property("OutputType").Equals("WinExe", StringComparison.OrdinalIgnoreCase);

    /// <summary>By the directories above, then by the last part of the project's name: <c>samples/Shop</c>, <c>Shop.Benchmarks</c>.</summary>
    private static ProjectPurpose? FindByPlace(string path)
    {
        var parts = RepositoryPath.Directory(path).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var name = Path.GetFileNameWithoutExtension(path).Split('.');
        string[] words = [.. parts.SelectMany(part => part.Split('.')[^1..]), .. name.Length > 1 ? name[^1..] : []];
        return Find(Places, words);
    }

    /// <summary>By a word of the project's name: <c>Shop.TestConsole</c>, <c>AotTestApp</c>.</summary>
    private static ProjectPurpose? FindByName(string path) => Find(NameParts, [.. NameWords.Split(Path.GetFileNameWithoutExtension(path))]);

    private static ProjectPurpose? Find((ProjectPurpose Purpose, ImmutableArray<string> Words)[] places, string[] words)
    {
        foreach (var (purpose, known) in places)
        {
            if (words.Any(word => known.Contains(word.ToLowerInvariant())))
            {
                return purpose;
            }
        }

        return null;
    }

    private static bool IsInToolDirectory(string path) => path.Contains('/', StringComparison.Ordinal) && ToolDirectories.Contains(path.Split('/')[0].ToLowerInvariant());
}
