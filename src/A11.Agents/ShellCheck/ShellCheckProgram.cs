using A11.Agents.Processes;
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
    /// <param name="root">Absolute path of the repository's root, whose own programs are not run.</param>
    /// <param name="searchPath">The value of <c>PATH</c>.</param>
    /// <exception cref="ShellCheckMissingException">It is required and not there.</exception>
    public static Engine Join(Engine analyzer, ShellCheckMode mode, string root, string? searchPath)
    {
        if (mode == ShellCheckMode.Off)
        {
            return analyzer;
        }

        return ProgramPath.FindOn(searchPath, Name, root) is { } program ? analyzer.With(new ShellCheckRunner(program))
            : mode == ShellCheckMode.Required ? throw new ShellCheckMissingException()
            : analyzer;
    }
}
