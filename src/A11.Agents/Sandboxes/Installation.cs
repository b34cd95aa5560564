using System.Collections.Immutable;

namespace A11.Agents.Sandboxes;

/// <summary>Where a program was installed to, with what it needs to start: its packages, its runtime, its libraries.</summary>
internal static class Installation
{
    private const string Packages = "/node_modules/";

    private static readonly ImmutableArray<string> ProgramDirectories = ["bin", "sbin", "shims"];

    /// <summary>What makes the parent of a directory of programs an installation: libraries, or the settings of a virtual environment of Python's.</summary>
    private static readonly ImmutableArray<string> Marks = ["lib", "lib64", "libexec", "pyvenv.cfg"];

    /// <summary>The parts of a .NET installation (dotnet-install's layout); beside them a user's keys and settings may lie.</summary>
    private static readonly ImmutableArray<string> OfDotnet = ["dotnet", "host", "shared", "sdk", "sdk-manifests", "packs", "templates", "library-packs"];

    /// <summary>What must be readable for a program or script to start.</summary>
    /// <param name="file">Its real path.</param>
    /// <param name="places">What is not shown as a whole.</param>
    public static IEnumerable<string> OfFile(string file, SharedPlaces places)
    {
        if (places.IsInRepository(file))
        {
            return [file];
        }

        // Packages that were installed beside it are among its own.
        if (file.IndexOf(Packages, StringComparison.Ordinal) is >= 0 and var at && file[..(at + Packages.Length - 1)] is var packages && places.MayShow(packages))
        {
            return [packages];
        }

        var directory = Path.GetDirectoryName(file)!;
        return places.MayShow(directory) ? OfDirectory(directory, places) : [file];
    }

    /// <summary>What must be readable for the programs of a directory to start; nothing where it may not be shown.</summary>
    /// <param name="directory">Its real path.</param>
    /// <param name="places">What is not shown as a whole.</param>
    public static IEnumerable<string> OfDirectory(string directory, SharedPlaces places)
    {
        if (!places.MayShow(directory))
        {
            return [];
        }

        if (IsDotnet(directory))
        {
            return OfDotnet.Select(name => Path.Combine(directory, name)).Where(Path.Exists);
        }

        var parent = Path.GetDirectoryName(directory);
        if (parent is null || !ProgramDirectories.Contains(Path.GetFileName(directory)) || !places.MayShow(parent))
        {
            return [directory];
        }

        var parts = Marks.Select(mark => Path.Combine(parent, mark)).Where(Path.Exists).ToArray();
        return parts.Length == 0 || IsWorkTree(parent) ? [directory] : IsInWorkTree(parent) ? [directory, .. parts] : [parent];
    }

    /// <summary>Whether it is the root of somebody's repository: what lies beside its programs and libraries is their work, and their secrets.</summary>
    private static bool IsWorkTree(string directory) => Path.Exists(Path.Combine(directory, ".git"));

    /// <summary>Whether it lies in one, as the runtimes of a version manager do that git has installed.</summary>
    private static bool IsInWorkTree(string directory) =>
        Path.GetDirectoryName(directory) is { } parent && (IsWorkTree(parent) || IsInWorkTree(parent));

    private static bool IsDotnet(string directory) => File.Exists(Path.Combine(directory, "dotnet")) && Directory.Exists(Path.Combine(directory, "shared"));
}
