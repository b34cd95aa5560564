using A11.Core.Analysis;
using A11.Core.Configuration;

namespace A11.Agents.ShellCheck;

/// <summary>ShellCheck where it is installed.</summary>
public static class ShellCheckProgram
{
    private const string Name = "shellcheck";

    /// <summary>Has ShellCheck look at shell scripts, too, if the settings want it and it is installed.</summary>
    /// <param name="analyzer">The analyzer that runs the rules.</param>
    /// <param name="mode">What the settings say.</param>
    /// <param name="searchPath">The value of <c>PATH</c>.</param>
    /// <exception cref="ShellCheckMissingException">It is required and not there.</exception>
    public static Analyzer Join(Analyzer analyzer, ShellCheckMode mode, string? searchPath)
    {
        if (mode == ShellCheckMode.Off)
        {
            return analyzer;
        }

        return Find(searchPath) is { } program ? analyzer.With(new ShellCheckRunner(program))
            : mode == ShellCheckMode.Required ? throw new ShellCheckMissingException()
            : analyzer;
    }

    /// <summary>The program's absolute path; null where no folder of <paramref name="searchPath"/> holds it. Relative folders are passed over: what they hold may be the repository's.</summary>
    public static string? Find(string? searchPath)
    {
        var file = OperatingSystem.IsWindows() ? $"{Name}.exe" : Name;
        return (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(IsProgram);
    }

    private static bool IsProgram(string path) =>
        File.Exists(path)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
