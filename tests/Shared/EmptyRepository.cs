using System.Diagnostics;

namespace A11.Tests;

/// <summary>A repository of git without commits. Git makes one a run, and tests get copies: starting a program costs far more than writing what it wrote.</summary>
internal static class EmptyRepository
{
    private const string Name = ".git";

    private static readonly Lazy<(string[] Directories, (string Path, byte[] Content)[] Files)> Template = new(Create);

    /// <summary>Makes a directory a repository whose branch is called main.</summary>
    public static void WriteTo(string root)
    {
        foreach (var directory in Template.Value.Directories)
        {
            _ = Directory.CreateDirectory(Path.Combine(root, directory));
        }

        foreach (var (path, content) in Template.Value.Files)
        {
            File.WriteAllBytes(Path.Combine(root, path), content);
        }
    }

    private static (string[] Directories, (string Path, byte[] Content)[] Files) Create()
    {
        var root = Directory.CreateTempSubdirectory("a11-empty-").FullName;
        try
        {
            using (var git = Process.Start(new ProcessStartInfo("git", ["init", "--quiet", "--initial-branch=main"]) { WorkingDirectory = root })!)
            {
                git.WaitForExit();
                Assert.AreEqual(0, git.ExitCode);
            }

            var repository = Path.Combine(root, Name);
            // Examples of hooks, which git doesn't run.
            var files = Directory.EnumerateFiles(repository, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".sample", StringComparison.Ordinal));
            return
            (
                [Name, .. Directory.EnumerateDirectories(repository, "*", SearchOption.AllDirectories).Select(directory => Path.GetRelativePath(root, directory))],
                [.. files.Select(file => (Path.GetRelativePath(root, file), File.ReadAllBytes(file)))]
            );
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
