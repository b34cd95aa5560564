using A11.Agents.FileSystems;

namespace A11.Agents.Processes;

/// <summary>
/// Resolves programs to absolute paths, the one way for all that we start. A name is looked up in the absolute directories of PATH alone, and never in a
/// directory that the repository or a workspace holds: what lies there is what somebody is to be guarded against. By its bare name, the operating
/// system's own lookup would take a program from the current directory first.
/// </summary>
public static class ProgramPath
{
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];

    /// <summary>Absolute path of a program on the PATH of this process; null where there is none to trust.</summary>
    /// <param name="name">Its name, without a directory.</param>
    /// <param name="untrusted">Absolute paths of directories whose programs are never run: the repository, the workspace.</param>
    public static string? Find(string name, params ReadOnlySpan<string> untrusted) => FindOn(Environment.GetEnvironmentVariable("PATH"), name, untrusted);

    /// <summary>Absolute path of a program; null where there is none to trust.</summary>
    /// <param name="searchPath">The value of <c>PATH</c>; null where it is not set.</param>
    /// <param name="name">Its name, without a directory.</param>
    /// <param name="untrusted">Absolute paths of directories whose programs are never run: the repository, the workspace.</param>
    public static string? FindOn(string? searchPath, string name, params ReadOnlySpan<string> untrusted)
    {
        if (HasDirectory(name))
        {
            return null;
        }

        var refused = untrusted.ToArray().SelectMany(RealPath.ListSteps).ToArray();
        return Candidates(name, searchPath).FirstOrDefault(path => !RealPath.ListSteps(path).Any(step => refused.Any(directory => RealPath.IsWithin(step, directory))));
    }

    /// <summary>Why a program is not found, as a sentence that says what to do.</summary>
    /// <param name="name">Its name, without a directory.</param>
    /// <param name="searchPath">The value of <c>PATH</c>; null where it is not set.</param>
    public static string ExplainMissing(string name, string? searchPath) => Candidates(name, searchPath).FirstOrDefault() is { } own
        ? $"{name} is on the PATH only as {FileName.Describe(own)}, which the repository holds; programs of the repository are not run. Install {name}, and put its directory on the PATH."
        : $"{name} was not found on the PATH. Install it, or put its directory on the PATH.";

    /// <summary>The absolute directories of this process's PATH, in order.</summary>
    internal static IEnumerable<string> Directories => DirectoriesOf(Environment.GetEnvironmentVariable("PATH"));

    /// <summary>Absolute path of the program that a path leads to; null where it is no program.</summary>
    /// <param name="path">A path that holds a directory.</param>
    /// <param name="directory">Absolute path of the directory that a relative one starts from.</param>
    internal static string? FindAt(string path, string directory)
    {
        var full = Path.GetFullPath(path, directory);
        return IsProgram(full) ? full : null;
    }

    /// <summary>Whether a command names its program by a path, and not by a name to look up.</summary>
    internal static bool HasDirectory(string name) =>
        name.Contains('/', StringComparison.Ordinal) || (OperatingSystem.IsWindows() && name.AsSpan().ContainsAny('\\', ':'));

    private static IEnumerable<string> Candidates(string name, string? searchPath) =>
        DirectoriesOf(searchPath).SelectMany(directory => NamesOf(name).Select(file => Path.Combine(directory, file))).Where(IsProgram);

    private static IEnumerable<string> NamesOf(string name) =>
        Array.Exists(Endings, ending => ending.Length > 0 && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? [name] : Endings.Select(ending => name + ending);

    private static IEnumerable<string> DirectoriesOf(string? searchPath) =>
        (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathFullyQualified);

    private static bool IsProgram(string path)
    {
        const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != 0);
    }
}
