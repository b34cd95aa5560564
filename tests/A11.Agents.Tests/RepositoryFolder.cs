using System.Text;
using A11.Agents.Agents;
using A11.Agents.FileSystems;
using A11.Agents.Generation;
using A11.Agents.Policies;
using A11.Agents.Records;
using A11.Agents.Runs;
using A11.Core.Files;
using A11.Tests;
using CliWrap;

namespace A11.Agents.Tests;

/// <summary>A repository on disk for one test.</summary>
internal sealed class RepositoryFolder : IDisposable
{
    /// <summary>Absolute path of the root.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("a11-agents-").FullName;

    public RepositoryFolder With(string path, string text)
    {
        var full = Path.Combine(Root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    public RepositoryFolder Git(params string[] arguments)
    {
        // A commit would start a second program that looks for what to clean up.
        _ = Cli.Wrap("git").WithArguments(["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "maintenance.auto=false", .. arguments]).WithWorkingDirectory(Root).ExecuteAsync().GetAwaiter().GetResult();
        return this;
    }

    /// <summary>What git prints.</summary>
    public string Output(params string[] arguments)
    {
        var output = new StringBuilder();
        _ = Cli.Wrap("git").WithArguments(arguments).WithWorkingDirectory(Root).WithStandardOutputPipe(PipeTarget.ToStringBuilder(output)).ExecuteAsync().GetAwaiter().GetResult();
        return output.ToString();
    }

    public RepositoryFolder Commit()
    {
        if (!Directory.Exists(Path.Combine(Root, ".git")))
        {
            EmptyRepository.WriteTo(Root);
        }

        return Git("add", "--all").Git("commit", "--quiet", "--allow-empty", "--message", "as it is");
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public bool Has(string path) => File.Exists(Path.Combine(Root, path));

    /// <summary>Runs tasks by an agent; the built-in one unless another is given.</summary>
    public IReadOnlyList<TaskOutcome> Run(string tasks, IAgent? agent = null, RunOptions? options = null, CancellationToken cancellation = default)
    {
        var list = TaskLoader.Load([("tasks.json", Encoding.UTF8.GetBytes(tasks))], out var problems);
        Assert.IsTrue(problems.IsEmpty, string.Join('\n', problems.Select(problem => problem.Message)));
        var files = new DirectoryFileSource(Root);
        var settings = TestEngine.Load(files);
        var policy = Policy.Read(Root, settings.Root, out var policyProblems);
        Assert.IsTrue(policyProblems.IsEmpty);
        var runner = new TaskRunner(Root, () => new DirectoryFileSource(Root), policy!, settings, agent ?? new BuiltInAgent(), options ?? new RunOptions(TestEngine.Default));
        return runner.RunAsync(list, cancellation).GetAwaiter().GetResult();
    }

    /// <summary>The text of a task.</summary>
    public static string Task(string id, string file, params string[] criteria) =>
        $$"""{ "task_id": "{{id}}", "title": "Task {{id}}", "acceptance_criteria": [{{string.Join(", ", criteria.Select(criterion => $"\"{criterion}\""))}}], "files_to_create": ["{{file}}"] }""";

    public void Dispose()
    {
        // The runtime can't reach names that are not UTF-8.
        using var parent = DirectoryHandle.Open(Path.GetDirectoryName(Root)!);
        DirectoryRemoval.Remove(parent, Path.GetFileName(Root));
    }
}
