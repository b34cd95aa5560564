namespace A11.Core.Tests;

/// <summary>The folder of this repository's solution, found above the test assembly.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The folder of peers' cases beside the repository, if this machine has it.</summary>
    public static string? Shared
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("A11_SHARED") ?? System.IO.Path.Combine(Path, "..", "shared");
            return Directory.Exists(System.IO.Path.Combine(folder, "corpora")) ? System.IO.Path.GetFullPath(folder) : null;
        }
    }

    private static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "A11.Build.sln"))
            ? folder
            : Find(System.IO.Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside of the repository."));
}
