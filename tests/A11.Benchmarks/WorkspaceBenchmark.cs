using System.Diagnostics;
using System.Globalization;
using A11.Agents.Repositories;
using A11.Agents.Workspaces;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace A11.Benchmarks;

/// <summary>What a run adds to its agent's own time in a large repository: the copy, the comparison, the clean-up. Few runs, as a disk has a memory of its own.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 5)]
[MedianColumn]
public class WorkspaceBenchmark
{
    private const int FilesInDirectory = 33;
    private const int Length = 4_000;
    private const string Memory = "/dev/shm";

    private string _root = "";
    private string _parent = "";
    private Workspace _workspace = null!;

    /// <summary>Files in the repository.</summary>
    [Params(10_000, 50_000)]
    public int Files { get; set; }

    /// <summary>Whether the repository and its workspaces lie in memory; elsewhere in the directory for temporary files, which should be on a disk.</summary>
    [Params(false, true)]
    public bool IsInMemory { get; set; }

    /// <summary>Makes the repository, and a workspace in which an agent changed three files.</summary>
    [GlobalSetup]
    public void Create()
    {
        _parent = IsInMemory ? Directory.CreateDirectory(Path.Combine(Memory, $"a11-benchmark-{Guid.NewGuid():N}")).FullName : Directory.CreateTempSubdirectory("a11-benchmark-").FullName;
        _root = Path.Combine(_parent, "repository");
        for (var i = 0; i < Files; i++)
        {
            var directory = Directory.CreateDirectory(Path.Combine(_root, string.Create(CultureInfo.InvariantCulture, $"directory{i % (Files / FilesInDirectory):D4}"), "inner")).FullName;
            File.WriteAllText(Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"file{i:D5}.cs")), new string((char)('a' + (i % 26)), Length) + i.ToString(CultureInfo.InvariantCulture));
        }

        Git("init", "--quiet");
        Git("add", "--all");
        Git("-c", "user.name=benchmark", "-c", "user.email=benchmark@localhost", "commit", "--quiet", "--message", "as it is");
        _workspace = Snapshot();
        File.WriteAllText(Path.Combine(_workspace.Folder, "Dockerfile"), "FROM x\n");
        File.AppendAllText(Path.Combine(_workspace.Folder, "directory0000", "inner", "file00000.cs"), "changed");
        File.Delete(Path.Combine(_workspace.Folder, "directory0001", "inner", "file00001.cs"));
    }

    /// <summary>Removes both.</summary>
    [GlobalCleanup]
    public void Remove()
    {
        _workspace.Dispose();
        Directory.Delete(_parent, recursive: true);
    }

    /// <summary>All that a run adds: copies the repository, with a fresh history, compares the copy and removes it.</summary>
    [Benchmark(Baseline = true)]
    public int CopyCompareAndRemove()
    {
        using var workspace = Snapshot();
        return workspace.Compare(CancellationToken.None).Changes.Length;
    }

    /// <summary>Finds the three changes.</summary>
    [Benchmark]
    public int Compare() => _workspace.Compare(CancellationToken.None).Changes.Length;

    private Workspace Snapshot() => Workspace.Create(new RepositoryFiles(_root, _ => { }), _root, new WorkspaceOptions { Parent = _parent }, CancellationToken.None);

    private void Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _root })!;
        process.WaitForExit();
    }
}
