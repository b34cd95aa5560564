namespace A11.Agents.Git;

/// <summary>How git ended.</summary>
/// <param name="Succeeded">Whether its exit code is 0.</param>
/// <param name="Error">What it said on standard error, on one line; empty where it said nothing.</param>
internal readonly record struct GitExit(bool Succeeded, string Error)
{
    private const int MostLines = 5;

    /// <summary>
    /// What git said, in its own words on one line, and the command that it advises, if any: who is refused for the owner of a directory, or for an extension
    /// of the repository's format, needs more than the first line.
    /// </summary>
    /// <param name="errors">Standard error. Commands that git advises stand on lines of their own, indented, below a line that ends with a colon.</param>
    public static string Explain(string errors)
    {
        string[] lines = [.. errors.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
        var commands = lines.Where(IsCommand).Select(line => line.Trim()).ToArray();
        var said = string.Join(' ', lines.Where((line, i) => !IsCommand(line) && !LeadsToCommand(lines, i)).Take(MostLines).Select(line => line.Trim()));
        return commands.Length == 0 ? said : $"{said}. {(IsTrust(commands[0]) ? "If you trust it, run" : "git advises")}: {string.Join(" && ", commands)}";
    }

    private static bool IsCommand(string line) => char.IsWhiteSpace(line[0]) && line.TrimStart().StartsWith("git ", StringComparison.Ordinal);

    private static bool LeadsToCommand(string[] lines, int index) => lines[index].EndsWith(':') && index + 1 < lines.Length && IsCommand(lines[index + 1]);

    private static bool IsTrust(string command) => command.Contains("safe.directory", StringComparison.Ordinal);
}
