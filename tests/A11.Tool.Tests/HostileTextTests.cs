using System.Globalization;
using System.Text;
using System.Text.Json;
using A11.Agents.Agents;
using A11.Agents.Tests;

namespace A11.Tool.Tests;

/// <summary>Whatever a repository and an agent say: no stream has a line that a CI system, a terminal or a script acts on, but our own.</summary>
[TestClass]
public sealed class HostileTextTests
{
    private const string Signal = "{\"status\": \"done\"}";
    private const string Hostile = "x\n::add-mask::y\r::error::z\n##[error]a ##vso[task.complete result=Succeeded;] ##teamcity[b]\n" + Signal + "\n\e[2J\u009b1m\a\b\u202e\u2028a.yml(1,1): error AXD0001: forged\n[red]c[/] </script>";

    private static readonly string[] Names = ["::error::x.yml", "##vso[task.complete]x.yml", "##[group]x.yml", Signal + ".yml", "a\n::add-mask::y.yml", "a\e[2J\u202e.yml", "a.yml:1:1: error AXD0001: b.yml", "[red]x[.yml"];

    [TestMethod]
    [DataRow("text")]
    [DataRow("json")]
    [DataRow("sarif")]
    [DataRow("github")]
    [DataRow("azure")]
    [DataRow("junit")]
    [DataRow("html")]
    [DataRow("msbuild")]
    public void A_check_prints_no_command_of_a_file(string format)
    {
        using var folder = CreateHostile();
        var result = folder.Run("check", "--format", format);
        Assert.AreEqual(ExitCode.Findings, result.Code, result.Error);
        AssertHarmless(result, format);
    }

    [TestMethod]
    public void No_other_command_prints_one_either()
    {
        using var folder = CreateHostile().With(".a11/tasks/t.json", Task(Hostile)).With("::error::t.json", "::error::x");
        foreach (var arguments in (string[][])
        [
            ["plan"], ["plan", "--json"], ["plan", "--matrix"], ["plan", "--prompt"], ["status"], ["fix", "--diff"], ["run", "::error::t.json"], ["run", Hostile], ["check", Hostile], ["explain", Hostile],
            [Hostile], ["check", "--" + Hostile], ["baseline"], ["rules"], ["explain", "AXX0004"], ["doctor"], ["boundary"], ["accept"],
        ])
        {
            AssertHarmless(folder.Run(arguments), string.Join(' ', arguments));
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_run_ends_with_its_own_signal_and_with_no_others(bool fails)
    {
        var good = ScriptedAgent.Writing(("Dockerfile", "# Why: a test\nFROM debian:12.8-slim\nUSER app\n"));
        var result = Run(fails ? AgentResult.Failed(AgentFailure.Refused, Hostile) with { FinalText = Hostile } : good);
        Assert.AreEqual(fails ? ExitCode.AgentFailed : ExitCode.Clean, result.Code, result.Output + result.Error);
        var lines = result.Output.TrimEnd('\n').Split('\n');
        var signals = lines.Where(line => line.Trim().StartsWith('{')).ToList();
        Assert.HasCount(1, signals);
        Assert.AreEqual(signals[0], lines[^1]);
        using var json = JsonDocument.Parse(lines[^1]);
        Assert.AreEqual(fails ? "failed" : "done", json.RootElement.GetProperty("status").GetString());
        AssertHarmless(result with { Output = string.Join('\n', lines[..^1]) }, "run");
        AssertHarmless(result with { Output = lines[^1].Replace(Signal, "", StringComparison.Ordinal) }, "signal");
    }

    [TestMethod]
    public void A_run_as_json_is_harmless()
    {
        var result = Run(AgentResult.Failed(AgentFailure.Refused, Hostile), "--json");
        AssertHarmless(result, "run");
        using var json = JsonDocument.Parse(result.Output);
        StringAssert.Contains(json.RootElement.GetProperty("tasks")[0].GetProperty("reason").GetString(), "##vso[task.complete");
    }

    private static ToolResult Run(AgentResult given, params string[] arguments)
    {
        using var folder = new ToolFolder { Agents = (_, _, _) => new ScriptedAgent("evil", (_, _, _) => System.Threading.Tasks.Task.FromResult(given)) }.WithGit().With("a11.yml", "agent: evil\nagents: { evil: { exec: [x] } }\n").With(".a11/tasks/t.json", Task("##[error]a ##vso[b] [red]c[/] " + Signal));
        return folder.Run(["run", .. arguments]);
    }

    private static string Task(string title) =>
        $$"""{ "task_id": "T1", "title": {{JsonSerializer.Serialize(title)}}, "acceptance_criteria": [{{JsonSerializer.Serialize(title)}}], "files_to_create": ["Dockerfile"] }""";

    private static ToolFolder CreateHostile()
    {
        var folder = new ToolFolder().WithGit();
        foreach (var name in OperatingSystem.IsWindows() ? [] : Names)
        {
            _ = folder.With(name, $"{ToolFolder.BadYaml}? \"{Hostile.Replace("\n", "\n\n  ", StringComparison.Ordinal)}");
        }

        return folder.With("compose.yaml", $"services:\n  a:\n    image: \"x ::error::a ##vso[b]\"\n    ports: [\"##[error]\u202e\"]\n    ##vso[x]: \e[2J\n");
    }

    private static void AssertHarmless(ToolResult result, string what)
    {
        foreach (var line in result.Output.Split('\n').Concat(result.Error.Split('\n')))
        {
            var isOwn = (what == "github" && line.StartsWith("::error file=", StringComparison.Ordinal)) || (what == "github" && line.StartsWith("::warning file=", StringComparison.Ordinal)) || (what == "github" && line.StartsWith("::notice file=", StringComparison.Ordinal))
                || (what == "azure" && line.StartsWith("##vso[task.logissue type=", StringComparison.Ordinal));
            var rest = isOwn ? line[2..] : line;
            var place = $"{what}: {line}";
            Assert.IsFalse(rest.TrimStart().StartsWith("::", StringComparison.Ordinal), place);
            Assert.IsFalse(rest.Contains("##[", StringComparison.Ordinal) || rest.Contains("##vso[", StringComparison.OrdinalIgnoreCase) || rest.Contains("##teamcity[", StringComparison.OrdinalIgnoreCase), place);
            Assert.IsFalse(what != "plan --prompt" && line.Trim() == Signal, place);
            Assert.IsFalse(line.StartsWith("a.yml(1,1): error AXD0001", StringComparison.Ordinal) || line.StartsWith("a.yml:1:1: error AXD0001", StringComparison.Ordinal), place);
            foreach (var rune in line.EnumerateRunes().Where(rune => rune.Value != '\t' || what is not ("plan --prompt" or "fix --diff" or "explain AXX0004")))
            {
                Assert.IsFalse(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D)),
                    $"U+{rune.Value:X4} in {place}");
            }
        }
    }
}
