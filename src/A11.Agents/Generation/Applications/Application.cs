using System.Collections.Immutable;

namespace A11.Agents.Generation.Applications;

/// <summary>What the built-in agent read in a repository: what is built, how it is checked and what it needs to run.</summary>
internal sealed record Application
{
    /// <summary>The language's name.</summary>
    public required string Language { get; init; }

    /// <summary>The application's name, fit for an image: lower-case letters, digits and dashes.</summary>
    public required string Name { get; init; }

    /// <summary>The directory that holds it, without a slash at its end; empty at the root.</summary>
    public string Directory { get; init; } = "";

    /// <summary>The versions of the language that it is tested with, oldest first; at least one.</summary>
    public required ImmutableArray<string> Versions { get; init; }

    /// <summary>How a runner gets the language.</summary>
    public required SetupAction Setup { get; init; }

    /// <summary>The runner that its jobs need.</summary>
    public string Runner { get; init; } = RunnerName.Linux;

    /// <summary>The commands that install the dependencies.</summary>
    public required ImmutableArray<string> Install { get; init; }

    /// <summary>The command that installs the packages of tools that the repository does not list; empty where there is none.</summary>
    public string InstallTools { get; init; } = "";

    /// <summary>The quick checks, quickest first.</summary>
    public required ImmutableArray<ToolCommand> Checks { get; init; }

    /// <summary>The command that runs the tests; null where there are none.</summary>
    public required string? Test { get; init; }

    /// <summary>The command that runs the tests and measures what they reach; null where no tool for it is known.</summary>
    public string? Coverage { get; init; }

    /// <summary>The command that mends the layout; null where there is none.</summary>
    public string? Format { get; init; }

    /// <summary>The command that compiles; null for a language that is not compiled.</summary>
    public string? Compile { get; init; }

    /// <summary>The command that makes what is handed on, where nothing is compiled; null where nothing is.</summary>
    public string? Pack { get; init; }

    /// <summary>The package that has to be installed to measure coverage beside the repository's own; null where there is none.</summary>
    public string? CoveragePackage { get; init; }

    /// <summary>The option of the command that measures coverage that lets it fail below a number of percent; null where none is known.</summary>
    public string? CoverageLimit { get; init; }

    /// <summary>How its packages are released; null where it makes none.</summary>
    public PackageRelease? Release { get; init; }

    /// <summary>What a build leaves behind, as arguments of <c>rm -rf</c>.</summary>
    public required ImmutableArray<string> Leftovers { get; init; }

    /// <summary>How it runs in a container; asked for lazily, since an application may be tested without ever being one.</summary>
    public required Func<ContainerRequest, Container> Containerize { get; init; }

    /// <summary>The services that it needs.</summary>
    public required ImmutableArray<BackingService> Services { get; init; }

    /// <summary>The variables, with their values, by which it learns of a service, where its framework takes other than a URL; null for a service of which it takes one.</summary>
    public Func<BackingService, ImmutableArray<(string Name, string Value)>?> Connect { get; init; } = static _ => null;

    /// <summary>The variables that it reads from its environment, by name.</summary>
    public required ImmutableArray<string> Variables { get; init; }

    /// <summary>The same, read in a directory as if that were the root.</summary>
    public Application In(string directory) => this with { Directory = directory, Name = Name == "app" ? ImageName.Create(directory) : Name, Setup = Setup.In(directory) };

    /// <summary>The version that it is built with: the newest.</summary>
    public string Version => Versions[^1];

    /// <summary>The commands that install the dependencies and what some checks need beside them.</summary>
    /// <param name="checks">The checks.</param>
    /// <param name="measuresCoverage">Whether the tests measure what they reach, too.</param>
    public ImmutableArray<string> InstallFor(IEnumerable<ToolCommand> checks, bool measuresCoverage = false)
    {
        var packages = checks.Select(check => check.Package).Append(measuresCoverage ? CoveragePackage : null).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return packages.Length == 0 ? Install : Install.Add($"{InstallTools} {string.Join(' ', packages)}");
    }
}
