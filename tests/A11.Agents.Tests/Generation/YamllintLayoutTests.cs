using A11.Agents.Records;

namespace A11.Agents.Tests.Generation;

/// <summary>The built-in agent lays out YAML as the repository's yamllint asks for, so that its files pass the gate.</summary>
[TestClass]
public sealed class YamllintLayoutTests
{
    [TestMethod]
    [DataRow("extends: default\nrules: { line-length: disable }\n", "---", 2)]
    [DataRow("rules: { comments: { min-spaces-from-content: 2 } }\n", "name:", 2)]
    [DataRow("rules: { comments: { min-spaces-from-content: 1 }, document-start: { present: true } }\n", "---", 1)]
    public void Files_pass_the_gate(string configuration, string start, int spaces)
    {
        using var repository = StackRepositories.Create(nameof(StackRepositories.Node)).With(".yamllint", configuration).Commit();
        var outcomes = repository.Run($"[{string.Join(',', GenerationMatrix.Kinds.Select(static (kind, index) => kind.Task(index + 1)))}]");
        var failed = outcomes.Where(static outcome => outcome.Status != OutcomeStatus.Done)
            .Select(static outcome => $"{outcome.Task.Title}: {outcome.Reason} {string.Join(' ', outcome.Diagnostics.Select(static finding => $"{finding.Path}:{finding.Start.Line} {finding.Message}"))}");
        Assert.AreEqual("", string.Join('\n', failed));

        var lines = repository.Read(".github/workflows/ci.yml").Split('\n');
        Assert.StartsWith(start, lines.First(static line => line.Length > 0 && line[0] != '#'));
        var before = lines.Where(static line => line.Contains(" # v", StringComparison.Ordinal)).Select(static line => line[..line.IndexOf('#', StringComparison.Ordinal)]).ToArray();
        Assert.IsNotEmpty(before);
        Assert.IsTrue(before.All(text => text.Length - text.TrimEnd(' ').Length == spaces), string.Join('\n', before));
    }
}
