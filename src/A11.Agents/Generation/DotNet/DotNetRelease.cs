using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.DotNet;

/// <summary>How the packages of a .NET repository are released: those of its libraries and tools, and no sample's.</summary>
internal static class DotNetRelease
{
    /// <summary>The version that the tag names: <c>1.2.3</c> of <c>v1.2.3</c>.</summary>
    private const string Version = " -p:Version=\"${GITHUB_REF_NAME#v}\"";

    /// <summary>Packages that work the version out from git themselves.</summary>
    private static readonly string[] VersionPackages = ["MinVer", "Nerdbank.GitVersioning", "GitVersion.MsBuild"];

    /// <summary>Finds it; null where nothing is packed.</summary>
    /// <param name="projects">The projects.</param>
    /// <param name="build">The command that compiles all of them.</param>
    public static PackageRelease? Find(DotNetProjects projects, string build)
    {
        var packed = projects.All.Where(IsPacked).Select(project => project.Path).ToArray();
        var needsHistory = projects.All.Any(project => project.Packages.Any(package => VersionPackages.Contains(package, StringComparer.OrdinalIgnoreCase)));
        var version = needsHistory ? "" : Version;
        return packed.Length == 0 ? null : new PackageRelease(
            string.Join('\n', build.Split('\n').Select(line => line + version)),
            string.Join('\n', packed.Select(path => $"dotnet pack {BuildTargets.Quote(path)} --no-build --configuration Release --output artifacts{version}")),
            $"dotnet nuget push \"artifacts/*.nupkg\" --api-key \"${{{PackageRelease.KeyVariable}}}\" --source https://api.nuget.org/v3/index.json --skip-duplicate",
            needsHistory);
    }

    private static bool IsPacked(DotNetProject project) =>
        (project.Purpose == ProjectPurpose.Library || project.Facts.IsTrue("PackAsTool")) && !project.Facts.Property("IsPackable").Equals("false", StringComparison.OrdinalIgnoreCase);
}
