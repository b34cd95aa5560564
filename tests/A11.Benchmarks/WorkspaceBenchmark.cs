using System.Diagnostics;
using System.Globalization;
using A11.Agents.Repositories;
using A11.Agents.Workspaces;
using BenchmarkDotNet.Attributes;

namespace A11.Benchmarks;

/// <summary>What a run adds to its agent's own time in a repository of 10,000 files: the copy, the comparison, the clean-up.</summary>
public class WorkspaceBenchmark
{
    private const int Files = 10_000;
    private const int Folders = 300;
    private const int Length = 4_000;

    private string _root = "";
    private Workspace _workspace = null!;

    /// <summary>Makes the repository, and a workspace in which an agent changed three files.</summary>
    [GlobalSetup]
    public void Create()
    {
        _root = Directory.CreateTempSubdirectory("a11-benchmark-").FullName;
        for (var i = 0; i < Files; i++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_root, string.Create(CultureInfo.InvariantCulture, $"folder{i % Folders:D3}"), "inner")).FullName;
            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"file{i:D5}.cs")), new string((char)('a' + (i % 26)), Length) + i.ToString(CultureInfo.InvariantCulture));
        }

        Git("init", "--quiet");
        Git("add", "--all");
        Git("-c", "user.name=benchmark", "-c", "user.email=benchmark@localhost", "commit", "--quiet", "--message", "as it is");
        _workspace = Snapshot();
        File.WriteAllText(Path.Combine(_workspace.Folder, "Dockerfile"), "FROM x\n");
        File.AppendAllText(Path.Combine(_workspace.Folder, "folder000", "inner", "file00000.cs"), "changed");
        File.Delete(Path.Combine(_workspace.Folder, "folder001", "inner", "file00001.cs"));
    }

    /// <summary>Removes both.</summary>
    [GlobalCleanup]
    public void Remove()
    {
        _workspace.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>Copies the repository, with a fresh history, and removes the copy.</summary>
    [Benchmark]
    public void CopyAndRemove() => Snapshot().Dispose();

    /// <summary>Finds the three changes.</summary>
    [Benchmark]
    public int Compare() => _workspace.Compare(CancellationToken.None).Changes.Length;

    private Workspace Snapshot() => Workspace.Create(new RepositoryFiles(_root, _ => { }), _root, new WorkspaceOptions(), CancellationToken.None);

    private void Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _root })!;
        process.WaitForExit();
    }
}
