namespace A11.Agents.Sandboxes;

/// <summary>Finds programs as a shell would.</summary>
internal static class ProgramPath
{
    /// <summary>Absolute path of a program on the PATH; null where there is none.</summary>
    public static string? Find(string program) => Path.IsPathRooted(program) ? program
        : Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>The folders of the PATH.</summary>
    public static IEnumerable<string> Folders =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathRooted);
}
