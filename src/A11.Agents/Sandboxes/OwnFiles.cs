using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using A11.Confine;

namespace A11.Agents.Sandboxes;

/// <summary>What this product is made of: agents start it as a server of theirs, and the launcher starts inside.</summary>
internal static class OwnFiles
{
    private static readonly string[] Endings = [".dll", ".so", ".deps.json", ".runtimeconfig.json"];

    /// <summary>Absolute paths of its files and directories; the native program is one file.</summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "Empty in the native program, which is what is asked for.")]
    public static IEnumerable<string> Find()
    {
        var isNative = typeof(ConfinedProgram).Assembly.Location.Length == 0;
        string[] directories = isNative ? [] : [AppContext.BaseDirectory, RuntimeEnvironment.GetRuntimeDirectory()];
        return directories.Append(Environment.ProcessPath ?? "").Concat(Launcher.Find() is { } launcher ? launcher.Directories : []).Where(Path.Exists);
    }

    /// <summary>Whether a directory is a part of a .NET installation that holds nothing else, wherever it lies.</summary>
    /// <param name="directory">Its real path.</param>
    public static bool IsRuntime(string directory) =>
        Path.GetFileName(directory) is "host" or "shared" && File.Exists(Path.Combine(Path.GetDirectoryName(directory)!, "dotnet"));

    /// <summary>What .NET needs of a directory that lies in the repository or is somebody's home, so that it is not shown as a whole: assemblies and what describes them.</summary>
    /// <param name="directory">Its real path.</param>
    public static IEnumerable<string> List(string directory) =>
        Directory.EnumerateFiles(directory).Where(file => Endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));
}
