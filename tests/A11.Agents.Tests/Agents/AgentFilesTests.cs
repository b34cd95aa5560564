using A11.Agents.Agents.Adapters;

namespace A11.Agents.Tests.Agents;

/// <summary>What configures agents in a repository is kept from them.</summary>
[TestClass]
public sealed class AgentFilesTests
{
    [TestMethod]
    [DataRow(".claude/settings.json", true)]
    [DataRow(".claude", true)]
    [DataRow(".CLAUDE/Settings.json", true)]
    [DataRow(".mcp.json", true)]
    [DataRow("OpenCode.JSONC", true)]
    [DataRow(".opencode/plugin/a/b.ts", true)]
    [DataRow(".github/hooks/x.json", true)]
    [DataRow(".env", true)]
    [DataRow("bunfig.toml", true)]
    [DataRow(".github/workflows/ci.yml", false)]
    [DataRow(".claudette/x", false)]
    [DataRow(".env.example", false)]
    [DataRow("AGENTS.md", false)]
    [DataRow("src/.claude/settings.json", false)]
    public void They_are_told_by_their_paths(string path, bool expected) => Assert.AreEqual(expected, AgentFiles.Configure(path));

    /// <summary>Whatever a real agent may be led by in another test, it must be kept away in this one, which runs everywhere; instructions and what only those files start may stay.</summary>
    [TestMethod]
    public void All_evil_configuration_is_known() =>
        Assert.AreEqual("CLAUDE.md evil-plugin.ts evil.ts", string.Join(' ', EvilConfiguration.In("/x").Select(file => file.Path).Where(path => !AgentFiles.Configure(path)).Order(StringComparer.Ordinal)));

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public async Task They_are_not_there_and_their_absence_is_no_change()
    {
        using var agent = new ScriptAgent("find . -name .git -prune -o -type f -print; git ls-files; mkdir -p .github/workflows; echo 'on: push' > .github/workflows/ci.yml; echo '{\"status\": \"done\"}'");
        foreach (var (path, text) in EvilConfiguration.In("/x"))
        {
            _ = agent.Repository.With(path, text);
        }

        _ = agent.Repository.Commit();
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, result.Reason);
        Assert.AreEqual(".github/workflows/ci.yml", result.Changes.Single().Path);
        StringAssert.Contains(result.Transcript, "README.md");
        foreach (var name in (string[])["settings.json", "mcp.json", "hooks", "opencode.json", ".env", "bunfig", ".codex"])
        {
            Assert.DoesNotContain(name, result.Transcript);
        }

        Assert.IsTrue(agent.Repository.Has(".claude/settings.json"));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    [DataRow("opencode", "OPENCODE_DISABLE_PROJECT_CONFIG=true")]
    [DataRow("opencode", "OPENCODE_DISABLE_CLAUDE_CODE=true")]
    [DataRow("opencode", "\"edit\":{\"*\":\"deny\",\"")]
    [DataRow("claude", "--setting-sources  --strict-mcp-config")]
    [DataRow("gemini", "--extensions none")]
    [DataRow("codex", "trust_level=\"untrusted\"")]
    [DataRow("copilot", "--no-custom-instructions")]
    public async Task They_are_switched_off_too_where_there_is_a_switch(string name, string expected)
    {
        using var agent = new ScriptAgent("env; echo \"$*\"", name: name);
        StringAssert.Contains((await agent.WorkAsync()).Transcript, expected);
    }
}
