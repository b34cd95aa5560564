using A11.Agents.FileSystems;
using A11.Agents.Processes;

namespace A11.Agents.Sandboxes;

/// <summary>The program that a script's first line names (execve(2), “Interpreter scripts”).</summary>
internal static class Interpreter
{
    private const int LongestLine = 256;

    /// <summary>The absolute paths that it names: the interpreter, and the program that <c>env</c> is told to look for; none where the file is no script, or they are no programs.</summary>
    /// <param name="file">Absolute path of a file.</param>
    /// <param name="untrusted">Absolute paths of directories in which no program is looked for.</param>
    public static IEnumerable<string> Find(string file, params ReadOnlySpan<string> untrusted)
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
        return new[] { words[0], program is null ? null : ProgramPath.Find(program, untrusted) }.OfType<string>().Where(IsProgram);
    }

    /// <summary>Whether the kernel would start it: a regular file that may be executed. Neither a directory nor a file of data is shown because a script names it.</summary>
    private static bool IsProgram(string path) =>
        Path.IsPathFullyQualified(path) && ProgramPath.FindAt(path, "/") is { } program && new FileInfo(RealPath.Resolve(program)) is { Exists: true, Length: > 0 };

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
            // The kernel ends it there too.
            var end = bytes.AsSpan(0, length).IndexOfAny((byte)'\n', (byte)0);
            return System.Text.Encoding.UTF8.GetString(bytes, 0, end < 0 ? length : end);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
