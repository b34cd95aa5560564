namespace A11.Tool.Tests;

/// <summary>The directory of this repository's solution, found above the test assembly.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string directory) =>
        File.Exists(System.IO.Path.Combine(directory, "A11.Build.sln"))
            ? directory
            : Find(System.IO.Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("The tests run outside of the repository."));
}
