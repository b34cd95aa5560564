using System.Collections.Concurrent;
using System.Globalization;
using A11.Agents.Acceptance;
using A11.Agents.Checks;
using A11.Agents.Records;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Core.Tests;
using A11.Tests;

namespace A11.Agents.Tests.Generation;

/// <summary>
/// Every stack and every kind of file: all criteria are met, no rule finds anything, those that are off by default included, and the programs that read such files take them. One run a stack makes all files;
/// <c>artifacts/generation-matrix.md</c> holds the table.
/// </summary>
[TestClass]
public sealed class GenerationMatrixTests
{
    private static readonly ConcurrentBag<MatrixRow> Table = [];

    public TestContext TestContext { get; set; } = null!;

    public static IEnumerable<object[]> Stacks => StackRepositories.Names.Select(static name => new object[] { name });

    [ClassCleanup]
    public static void WriteTable()
    {
        var path = Path.Combine(RepositoryRoot.Path, "artifacts", "generation-matrix.md");
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, MatrixRow.Header + string.Concat(Table.OrderBy(static row => row.Stack, StringComparer.Ordinal).ThenBy(static row => row.Number).Select(static row => row + "\n")));
    }

    [TestMethod]
    [DynamicData(nameof(Stacks))]
    public void Every_kind_of_file_is_written_and_nothing_is_found_in_it(string stack)
    {
        using var repository = StackRepositories.Create(stack);
        var outcomes = repository.Run($"[{string.Join(',', GenerationMatrix.Kinds.Select(static (kind, index) => kind.Task(index + 1)))}]");
        var findings = Check(repository, outcomes);
        var problems = new List<string>();
        foreach (var (index, kind) in GenerationMatrix.Kinds.Index())
        {
            var outcome = outcomes.Single(outcome => outcome.Task.Id == string.Create(CultureInfo.InvariantCulture, $"T{index + 1:000}"));
            var own = findings.Where(finding => kind.Files.Contains(finding.Path)).ToArray();
            var tools = outcome.Status == OutcomeStatus.Done ? FileTools.Check(repository.Root, kind.Files) : [];
            var row = new MatrixRow(stack, index, kind.Name, outcome.Status, own.Length, tools);
            Table.Add(row);
            TestContext.WriteLine(row.ToString());
            problems.AddRange(own.Select(finding => finding.Text));
            problems.AddRange(tools.Where(tool => tool.Problem is not null).Select(tool => $"{kind.Name}: {tool.Name}: {tool.Problem}"));
            problems.AddRange(FindFailures(outcome));
        }

        Assert.AreEqual("", string.Join('\n', problems));
    }

    private static IEnumerable<string> FindFailures(TaskOutcome outcome) => outcome.Status != OutcomeStatus.Done
        ? [$"{outcome.Task.Title}: {outcome.Status}: {outcome.Reason} {string.Join('\n', outcome.Diagnostics.Select(static finding => $"{finding.Path}:{finding.Start.Line} {finding.Rule.Id} {finding.Message}"))}"]
        : outcome.Gate!.Criteria.Where(criterion => criterion.Verdict != CriterionVerdict.Met).Select(criterion => $"{outcome.Task.Title}: {criterion.Criterion}: {criterion.Verdict}: {criterion.Evidence}");

    /// <summary>What all rules find, with ShellCheck's where it is installed.</summary>
    private static (string Path, string Text)[] Check(RepositoryFolder repository, IReadOnlyList<TaskOutcome> outcomes)
    {
        var files = new DirectoryFileSource(repository.Root);
        var options = new CheckOptions(TestEngine.Default) { Settings = new SettingsOptions { AllRules = true }, SearchPath = Environment.GetEnvironmentVariable("PATH") };
        return
        [
            .. RepositoryCheck.Load(repository.Root, files, options).Run([.. outcomes.SelectMany(static outcome => outcome.Files)]).Result.Diagnostics
                .Where(static finding => !NotAskedFor.Contains(finding.Rule.Id))
                .Select(static finding => (finding.Path, $"{finding.Path}:{finding.Start.Line} {finding.Rule.Id} {finding.Message}")),
        ];
    }
}
