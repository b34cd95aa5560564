namespace A11.Agents.Generation.Applications;

/// <summary>COPY instructions as text (Dockerfile reference, COPY: paths with whitespace need the JSON form; sources are patterns of Go's filepath.Match).</summary>
internal static class CopyInstruction
{
    /// <summary>Copies some files into a directory.</summary>
    /// <param name="sources">Paths in the build context; each file, or directory that ends with a slash, is one that is there.</param>
    /// <param name="directory">The directory, which ends with a slash.</param>
    public static string Format(IEnumerable<string> sources, string directory)
    {
        string[] words = [.. sources.Select(EscapePattern), directory];
        return words.Any(word => word.Any(char.IsWhiteSpace))
            ? $"COPY [{string.Join(", ", words.Select(word => $"\"{word}\""))}]"
            : $"COPY {string.Join(' ', words)}";
    }

    /// <summary>Copies a directory to the same place.</summary>
    /// <param name="directory">Its path, without a slash at its end.</param>
    public static string FormatDirectory(string directory) => Format([directory + "/"], directory + "/");

    /// <summary>Copies files to where they lie, one instruction a directory.</summary>
    /// <param name="files">Paths in the build context.</param>
    public static IEnumerable<string> FormatEach(IEnumerable<string> files) => files
        .GroupBy(Core.Files.RepositoryPath.Directory, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => Format(group.Order(StringComparer.Ordinal), group.Key.Length == 0 ? "./" : group.Key + "/"));

    private static string EscapePattern(string path) => path.Replace("[", "[[]", StringComparison.Ordinal);
}
