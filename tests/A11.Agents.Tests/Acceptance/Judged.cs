using System.Text;
using System.Text.Json;
using A11.Agents.Acceptance;
using A11.Agents.Changes;
using A11.Core.Files;
using A11.Core.Tasks;
using A11.Core.Text;

namespace A11.Agents.Tests.Acceptance;

/// <summary>Criteria, judged against files that stand in memory.</summary>
internal static class Judged
{
    public const string Workflow = ".github/workflows/ci.yml";

    /// <summary>What becomes of a criterion of a task that wrote the first of these files.</summary>
    public static CriterionResult By(string criterion, params (string Path, string Text)[] files) => By(criterion, null, files);

    /// <summary>The same where the files have the executable bit or don't.</summary>
    public static CriterionResult By(string criterion, bool? isExecutable, params (string Path, string Text)[] files)
    {
        var task = Task(criterion, files[0].Path);
        Change[] changes = isExecutable is { } mode ? [.. files.Select(file => new Change(file.Path, ChangeKind.Added, Encoding.UTF8.GetBytes(file.Text), mode))] : [];
        var source = MemoryFileSource.FromBytes([.. files.Select(file => new KeyValuePair<string, byte[]>(file.Path, Encoding.UTF8.GetBytes(file.Text)))]);
        return AcceptanceCheck.Run(task, new OverlayFileSource(source, changes)).Single();
    }

    /// <summary>How a criterion of a task that writes a file will be judged.</summary>
    public static PlannedCriterion Planned(string criterion, string path) => CriterionPlan.Create(Task(criterion, path)).Single();

    private static DevOpsTask Task(string criterion, string path)
    {
        var json = $$"""{ "task_id": "T1", "title": "x", "acceptance_criteria": [{{JsonSerializer.Serialize(criterion)}}], "files_to_create": [{{JsonSerializer.Serialize(path)}}] }""";
        var (tasks, problems) = TaskReader.Read(new SourceText(json), "task.json");
        Assert.IsTrue(problems.IsEmpty);
        return tasks[0];
    }

    /// <summary>What becomes of “Run tests” where a workflow's only step runs a script.</summary>
    public static CriterionResult ByRunning(string run, params (string Path, string Text)[] files) => By("Run tests", [(Workflow, Steps($"- run: {JsonSerializer.Serialize(run)}")), .. files]);

    /// <summary>A workflow of one job with these steps.</summary>
    public static string Steps(string steps, string job = "", string name = "main") =>
        $"on: push\njobs:\n  {name}:\n    runs-on: ubuntu-24.04\n{Indent(job, 4)}    steps:\n{Indent(steps, 6)}";

    private static string Indent(string text, int depth) => text.Length == 0 ? "" : string.Concat(text.Split('\n').Select(line => new string(' ', depth) + line + "\n"));
}
