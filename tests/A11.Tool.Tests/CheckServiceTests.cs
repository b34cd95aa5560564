using System.Text.Json;
using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Agents.Gates;
using A11.Agents.Policies;
using A11.Agents.Repositories;
using A11.Build;
using A11.Build.Tests;
using A11.Core.Boundaries;
using A11.Core.Profiles;
using A11.Core.Tasks;
using A11.Tests;
using A11.Tool.Mcp;

namespace A11.Tool.Tests;

/// <summary>Everybody who checks a repository comes to the same result, wherever its settings are written.</summary>
[TestClass]
public sealed class CheckServiceTests
{
    private const string Dockerfile = "# Why.\nFROM debian:12.8-slim as base\nFROM base\nUSER app\n";
    private const string Rule = "AXD1001";
    private const string Set = "dotnet_diagnostic." + Rule + ".severity = ";

    [TestMethod]
    [DataRow("", "", "info")]
    [DataRow("a11.yml", "rules: { " + Rule + ": error }\n", "error")]
    [DataRow("a11.yml", "overrides: [{ files: [Dockerfile], rules: { " + Rule + ": none } }]\n", "none")]
    [DataRow("a11.yml", "overrides: [{ files: [Dockerfile], rules: { " + Rule + ": error } }]\n", "error")]
    [DataRow(".editorconfig", "[Dockerfile]\n" + Set + "none\n", "none")]
    [DataRow(".editorconfig", "[Dockerfile]\n" + Set + "error\n", "error")]
    [DataRow(".globalconfig", Set + "none\n", "none")]
    [DataRow(".globalconfig", "dotnet_analyzer_diagnostic.category-correct.severity = error\n", "error")]
    [DataRow("a11.baseline.json", null, "known")]
    public void All_come_to_the_same_result(string path, string? text, string expected)
    {
        using var folder = new ToolFolder().WithGit().With("Dockerfile", Dockerfile);
        if (path.Length > 0)
        {
            _ = text is null ? Baselined(folder) : folder.With(path, text);
        }

        Assert.AreEqual(expected, Checked(folder), "check");
        Assert.AreEqual(expected, Checked(folder, "Dockerfile"), "check of one file");
        // An agent could repeat what the baseline knows.
        var forAgents = expected == "known" ? "info" : expected;
        Assert.AreEqual(forAgents, AskedByProtocol(folder), "mcp");
        Assert.AreEqual(forAgents, AtTheGate(folder), "gate");
        Assert.AreEqual(expected, Built(folder), "build");
        Assert.AreEqual(expected != "none", folder.Run("fix", "--diff").Output.Contains("+FROM debian:12.8-slim AS base", StringComparison.Ordinal), "fix");
        _ = Baselined(folder);
        Assert.AreEqual(expected != "none", folder.Read("a11.baseline.json").Contains(Rule, StringComparison.Ordinal), "baseline");
    }

    private static ToolFolder Baselined(ToolFolder folder)
    {
        Assert.AreEqual(ExitCode.Clean, folder.Run("baseline").Code);
        return folder;
    }

    private static string Checked(ToolFolder folder, params string[] paths)
    {
        using var report = JsonDocument.Parse(folder.Run(["check", .. paths, "--format", "json"]).Output);
        return SeverityIn(report.RootElement.GetProperty("findings"), report.RootElement.GetProperty("summary").GetProperty("baselined").GetInt32());
    }

    private static string AskedByProtocol(ToolFolder folder)
    {
        using var output = new StringWriter();
        var tools = new McpTools(new ToolHost(output, output, folder.Path, _ => null), null);
        using var answer = JsonDocument.Parse(((ModelContextProtocol.Protocol.TextContentBlock)tools.Call("check", new Dictionary<string, JsonElement>(), CancellationToken.None).Content[0]).Text);
        return SeverityIn(answer.RootElement.GetProperty("findings"), known: 0);
    }

    private static string AtTheGate(ToolFolder folder)
    {
        var files = RepositoryFiles.ForAgents(folder.Path);
        var policy = new Policy(ProfileReader.BuiltIn, new Boundary([PathPattern.Parse("**")], []), []);
        var task = TaskReader.Read(new Core.Text.SourceText("""{ "task_id": "T1", "title": "Image", "acceptance_criteria": ["Be nice"], "files_to_create": ["Dockerfile"] }"""), "").Tasks[0];
        var gate = new Gate(folder.Path, files, policy, TestEngine.Load(files), TestEngine.Default);
        var report = gate.Judge(task, new AgentResult { Changes = [new Change("Dockerfile", ChangeKind.Modified, System.Text.Encoding.UTF8.GetBytes(Dockerfile + "# More.\n"))] });
        return report.Findings.FirstOrDefault(finding => finding.Rule.Id == Rule) is { } found ? found.Severity.ToString().ToLowerInvariant() : "none";
    }

    private static string Built(ToolFolder folder)
    {
        var engine = new RecordingEngine();
        using var task = new CheckRepository { BuildEngine = engine, Root = folder.Path };
        _ = task.Execute();
        var line = engine.Events.Find(line => line.Contains(Rule, StringComparison.Ordinal));
        return line is null ? folder.Has("a11.baseline.json") ? "known" : "none" : line.Contains(": error ", StringComparison.Ordinal) ? "error" : line.StartsWith("message ", StringComparison.Ordinal) ? "info" : "warning";
    }

    private static string SeverityIn(JsonElement findings, int known) =>
        findings.EnumerateArray().FirstOrDefault(finding => finding.GetProperty("rule").GetString() == Rule) is { ValueKind: JsonValueKind.Object } found ? found.GetProperty("severity").GetString()!
            : known > 0 ? "known" : "none";
}
