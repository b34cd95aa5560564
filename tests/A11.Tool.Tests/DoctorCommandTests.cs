using System.Text.Json;
using A11.Tool.Interactive;

namespace A11.Tool.Tests;

/// <summary>Whether what is configured can work here, and whether a denial denies.</summary>
[TestClass]
public sealed class DoctorCommandTests
{
    [TestMethod]
    public void A_denial_is_proved_by_the_program_itself()
    {
        using var folder = new ToolFolder { OwnCommand = ["dotnet", ToolFolder.Program] }.WithGit();
        var result = folder.Run("doctor", "--json");
        using var document = JsonDocument.Parse(result.Output);
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Output);
        Assert.IsTrue(document.RootElement.GetProperty("healthy").GetBoolean());
        Assert.AreEqual("good", StateOf(document, "hook denies"));
        Assert.AreEqual("good", StateOf(document, "git"));
        Assert.AreEqual("good", StateOf(document, "agent builtin"));
    }

    [TestMethod]
    [DataRow("true", "hook denies")]
    [DataRow("no-such-program", "hook denies")]
    public void A_hook_that_lets_all_pass_is_found(string program, string check)
    {
        using var folder = new ToolFolder { OwnCommand = [program] }.WithGit();
        var result = folder.Run("doctor", "--json");
        using var document = JsonDocument.Parse(result.Output);
        Assert.AreEqual(ExitCode.Findings, result.Code);
        Assert.AreEqual("broken", StateOf(document, check));
    }

    [TestMethod]
    [DataRow("agent: mine\nagents: { mine: { exec: [no-such-program] } }\n", "agent mine")]
    [DataRow("agent: nobody\n", "reviewers")]
    [DataRow("agents: { mine: { exec: [cat] } }\nagent: mine\nreviewers: { A08: mine }\n", "reviewers")]
    [DataRow("profile: gone.md\n", "configuration")]
    [DataRow("agent: [\n", "configuration")]
    public void What_cant_work_is_named(string configuration, string check)
    {
        using var folder = new ToolFolder { OwnCommand = ["true"] }.WithGit().With("a11.yml", configuration);
        using var document = JsonDocument.Parse(folder.Run("doctor", "--json").Output);
        Assert.AreEqual("broken", StateOf(document, check));
    }

    /// <summary>Every hook is run as its file has it, by a shell that finds “dotnet a11” on its path.</summary>
    [TestMethod]
    public void A_denial_is_proved_for_each_configured_agent()
    {
        using var folder = new ToolFolder { OwnCommand = ["dotnet", ToolFolder.Program] }.WithGit().WithToolOnPath();
        _ = folder.Run("init", "--agent", string.Join(',', InteractiveAgents.Names));
        var result = folder.Run("doctor", "--json");
        using var document = JsonDocument.Parse(result.Output);
        foreach (var agent in InteractiveAgents.Names)
        {
            Assert.AreEqual("good", StateOf(document, $"{agent} denies"), result.Output);
        }

        StringAssert.Contains(result.Output, "allowed one to Dockerfile");
    }

    [TestMethod]
    [DataRow("claude", ".claude/settings.json", "dotnet a11 hook --agent claude || exit 2", "true # a11 hook --agent claude")]
    [DataRow("claude", ".claude/settings.json", "dotnet a11 hook --agent claude || exit 2", "echo '{}' # a11 hook --agent claude; exit 2")]
    [DataRow("gemini", ".gemini/settings.json", "dotnet a11 hook --agent gemini || exit 2", "no-such-program a11 hook --agent gemini")]
    [DataRow("codex", ".codex/hooks.json", "{", "a11 hook --agent codex")]
    public void A_hook_that_does_not_deny_is_found(string agent, string path, string from, string to)
    {
        using var folder = new ToolFolder { OwnCommand = ["dotnet", ToolFolder.Program] }.WithGit().WithToolOnPath();
        _ = folder.Run("init", "--agent", agent);
        _ = folder.With(path, folder.Read(path).Replace(from, to, StringComparison.Ordinal));
        var result = folder.Run("doctor", "--json");
        using var document = JsonDocument.Parse(result.Output);
        Assert.AreEqual(ExitCode.Findings, result.Code);
        Assert.AreEqual("broken", StateOf(document, $"{agent} denies"), result.Output);
    }

    [TestMethod]
    public void Without_the_tool_every_write_is_denied_and_doctor_says_that_it_is_missing()
    {
        using var folder = new ToolFolder { OwnCommand = ["dotnet", ToolFolder.Program] }.WithGit().WithVariable("PATH", "/usr/bin:/bin");
        _ = folder.Run("init", "--agent", "claude");
        using var document = JsonDocument.Parse(folder.Run("doctor", "--json").Output);
        Assert.AreEqual("broken", StateOf(document, "claude denies"));
    }

    private static string? StateOf(JsonDocument document, string name) =>
        document.RootElement.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == name).GetProperty("state").GetString();
}
