namespace A11.Agents.DotNet;

/// <summary>Reads MSBuild's errors, whose form is documented: <c>file(line,column): error CODE: message</c>, the code left out by some.</summary>
internal static class MSBuildErrors
{
    private const string Error = ": error";

    /// <summary>The first error that MSBuild reports of a file, as code and message; null where it reports none.</summary>
    /// <param name="output">What MSBuild printed.</param>
    /// <param name="path">Absolute path of the file.</param>
    public static string? Find(string output, string path) => output.Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.StartsWith(path, StringComparison.Ordinal) || line.EndsWith($"[{path}]", StringComparison.Ordinal))
        .Select(line => line.IndexOf(Error, StringComparison.Ordinal) is >= 0 and var at ? line[(at + Error.Length)..].TrimStart(' ', ':').Replace($" [{path}]", "", StringComparison.Ordinal) : null)
        .FirstOrDefault(message => message is not null);

    /// <summary>The line that says why nothing was evaluated: what <c>dotnet</c> advises where it finds no SDK that <c>global.json</c> allows, else the first one.</summary>
    public static string Explain(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(lines, line => line.StartsWith("Install the [", StringComparison.Ordinal)) ?? lines.FirstOrDefault("it says nothing.");
    }
}
