using A11.Agents.Processes;

namespace A11.Agents.Sandboxes;

/// <summary>The program that a script's first line names (execve(2), “Interpreter scripts”).</summary>
internal static class Interpreter
{
    private const int LongestLine = 256;

    /// <summary>The absolute paths that it names: the interpreter, and the program that <c>env</c> is told to look for; none where the file is no script.</summary>
    /// <param name="file">Absolute path of a file.</param>
    public static IEnumerable<string> Of(string file)
    {
        if (FirstLine(file) is not { } line || !line.StartsWith("#!", StringComparison.Ordinal))
        {
            return [];
        }

        var words = line[2..].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [];
        }

        var program = Path.GetFileName(words[0]) == "env"
            ? words.Skip(1).FirstOrDefault(word => word[0] != '-' && !word.Contains('=', StringComparison.Ordinal))
            : null;
        return new[] { words[0], program is null ? null : ProgramPath.Find(program) }.OfType<string>().Where(Path.IsPathFullyQualified);
    }

    private static string? FirstLine(string path)
    {
        try
        {
            // A pipe has no length, and would be waited for.
            if (new FileInfo(path) is not { Exists: true, Length: > 0 })
            {
                return null;
            }

            using var file = File.OpenHandle(path);
            var bytes = new byte[LongestLine];
            var length = RandomAccess.Read(file, bytes, 0);
            var end = bytes.AsSpan(0, length).IndexOf((byte)'\n');
            return System.Text.Encoding.UTF8.GetString(bytes, 0, end < 0 ? length : end);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
