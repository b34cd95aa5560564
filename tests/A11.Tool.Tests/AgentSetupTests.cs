using A11.Core.Boundaries;
using A11.Tests;
using A11.Tool.Interactive;

namespace A11.Tool.Tests;

/// <summary><c>a11 init --agent</c>: what is written into agents' own configuration, beside what people wrote, and taken out again.</summary>
[TestClass]
public sealed class AgentSetupTests
{
    private static IEnumerable<string> Agents => InteractiveAgents.Names;

    [TestMethod]
    [DynamicData(nameof(Agents))]
    public void Each_agents_files_are_those_that_were_read_by_a_person(string agent)
    {
        using var folder = new ToolFolder().WithGit();
        Assert.AreEqual(ExitCode.Clean, folder.Run("init", "--agent", agent).Code);
        var text = string.Concat(InteractiveAgents.Get(agent).Files.Select(file => $"==> {file.Path}\n{folder.Read(file.Path)}"));
        new Snapshot(Path.Combine(RepositoryRoot.Path, "tests", "A11.Tool.Tests", "Snapshots", $"{agent}.txt")).Compare(text);
    }

    [TestMethod]
    [DynamicData(nameof(Agents))]
    public void What_is_written_is_written_once_and_taken_out_without_a_trace(string agent)
    {
        using var folder = new ToolFolder().WithGit();
        _ = folder.Run("init", "--agent", agent);
        var before = Contents(folder);
        var again = folder.Run("init", "--agent", agent);
        Assert.AreEqual(ExitCode.Clean, again.Code, again.Error);
        Assert.AreEqual(before, Contents(folder));
        StringAssert.Contains(again.Output, "kept");
        Assert.AreEqual(ExitCode.Clean, folder.Run("init", "--remove", "--agent", agent).Code);
        Assert.AreEqual("", Contents(folder));
        Assert.AreEqual(0, Directory.GetFileSystemEntries(folder.Path).Count(entry => !entry.EndsWith(".git", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void What_git_ignores_is_not_to_be_added()
    {
        using var folder = new ToolFolder().WithGit().With(".gitignore", ".claude/\n");
        var output = folder.Run("init", "--agent", "claude").Output;
        StringAssert.Contains(output, "git ignores .claude/settings.json (.gitignore:1: .claude/)");
        Assert.IsFalse(output.Split('\n').Any(static line => line.Contains("git add", StringComparison.Ordinal) && line.Contains(".claude", StringComparison.Ordinal)), output);
    }

    [TestMethod]
    public void All_agents_fit_beside_each_other_and_what_people_wrote()
    {
        using var folder = new ToolFolder().WithGit()
            .With(".claude/settings.json", "{\r\n    // ours\r\n    \"model\": \"opus\",\r\n    \"hooks\": { \"PreToolUse\": [ { \"matcher\": \"Bash\", \"hooks\": [] } ] }\r\n}\r\n")
            .With(".gemini/settings.json", "{ \"mcpServers\": { \"x\": { \"command\": \"y\" } } /* one */ }")
            .With(".codex/config.toml", "model = \"x\" # mine\n\n[mcp_servers.other]\ncommand = \"z\"")
            .With("opencode.jsonc", "{\n  // mine\n  \"permission\": \"ask\"\n}\n")
            .With("AGENTS.md", "# Rules\n\nBe kind.");
        var before = Contents(folder);
        var result = folder.Run("init", "--agent", string.Join(',', Agents), "--agents-md");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Error);
        StringAssert.Contains(result.Output, "“permission.edit” is set to one value");
        Assert.IsFalse(folder.Has("opencode.json"));
        StringAssert.Contains(folder.Read(".codex/config.toml"), "command = \"z\"\n# a11:begin");
        StringAssert.StartsWith(folder.Read("AGENTS.md"), "# Rules\n\nBe kind.\n<!-- a11:begin");
        Assert.AreEqual(ExitCode.Clean, folder.Run("init", "--remove").Code);
        Assert.AreEqual(before, Contents(folder));
    }

    [TestMethod]
    public void Removing_one_agent_leaves_the_others()
    {
        using var folder = new ToolFolder().WithGit();
        _ = folder.Run("init", "--agent", "claude", "--agent", "cursor");
        _ = folder.Run("init", "--remove", "--agent", "cursor");
        Assert.IsTrue(folder.Has(".claude/settings.json"));
        Assert.IsTrue(folder.Has(".mcp.json"));
        Assert.IsFalse(folder.Has(".cursor"));
        StringAssert.Contains(folder.Run("init", "--remove", "--agent", "cursor").Output, "Nothing");
    }

    [TestMethod]
    [DataRow(".claude/settings.json", "{\n  \"a\": 1\n  \"b\": 2\n}", ".claude/settings.json(3,3)")]
    [DataRow(".claude/settings.json", "{ \"hooks\": [] }", ".claude/settings.json(1,12)")]
    [DataRow(".mcp.json", "[]", ".mcp.json(1,1)")]
    [DataRow(".codex/config.toml", "a = 1\nb = x y\n", ".codex/config.toml(2,5)")]
    [DataRow(".opencode/plugins/a11.js", "export const mine = 1\n", ".opencode/plugins/a11.js(1,1)")]
    [DataRow("AGENTS.md", "x\n<!-- a11:end -->\n", "AGENTS.md(2,1)")]
    public void A_malformed_file_is_named_and_nothing_is_written(string path, string text, string place)
    {
        using var folder = new ToolFolder().WithGit().With(path, text);
        var before = Contents(folder);
        var result = folder.Run("init", "--agent", string.Join(',', Agents), "--agents-md");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, place);
        Assert.AreEqual(before, Contents(folder));
    }

    [TestMethod]
    public void A_hook_that_a_person_changed_is_kept()
    {
        const string Text = "{\n  \"hooks\": {\n    \"PreToolUse\": [\n      { \"matcher\": \"Write\", \"hooks\": [{ \"type\": \"command\", \"command\": \"dotnet a11 hook --agent claude --task T001\" }] }\n    ]\n  }\n}\n";
        using var folder = new ToolFolder().WithGit().With(".claude/settings.json", Text);
        _ = folder.Run("init", "--agent", "claude");
        Assert.AreEqual(1, folder.Read(".claude/settings.json").Split("a11 hook").Length - 1);
        var result = folder.Run("init", "--remove", "--agent", "claude");
        StringAssert.Contains(result.Output, "changed by hand");
        Assert.AreEqual(Text, folder.Read(".claude/settings.json"));
    }

    [TestMethod]
    public void A_table_that_is_there_is_left()
    {
        using var folder = new ToolFolder().WithGit().With(".codex/config.toml", "[mcp_servers.a11]\ncommand = \"mine\"\n");
        StringAssert.Contains(folder.Run("init", "--agent", "codex").Output, "has a table mcp_servers.a11 already");
        Assert.AreEqual("[mcp_servers.a11]\ncommand = \"mine\"\n", folder.Read(".codex/config.toml"));
    }

    [TestMethod]
    public void The_section_is_brought_up_to_date_in_place()
    {
        using var folder = new ToolFolder().WithGit().With("AGENTS.md", "# A\n");
        _ = folder.Run("init", "--agents-md");
        File.AppendAllText(Path.Combine(folder.Path, "AGENTS.md"), "\n# Z\n");
        _ = folder.With("a11.yml", "boundaries:\n  deny: [\"/secret/**\"]\n").Run("init", "--agents-md");
        var text = folder.Read("AGENTS.md");
        StringAssert.StartsWith(text, "# A\n\n<!-- a11:begin");
        StringAssert.EndsWith(text, "<!-- a11:end -->\n\n# Z\n");
        StringAssert.Contains(text, "`/secret/**`");
        _ = folder.Run("init", "--remove", "--agents-md");
        Assert.AreEqual("# A\n\n# Z\n", folder.Read("AGENTS.md"));
    }

    [TestMethod]
    public void An_unknown_agent_is_a_mistake()
    {
        using var folder = new ToolFolder().WithGit();
        var result = folder.Run("init", "--agent", "claude,nobody");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, "nobody");
        Assert.AreEqual("", Contents(folder));
    }

    /// <summary>An agent that could write its own hook's file could switch it off.</summary>
    [TestMethod]
    public void Agents_may_write_none_of_these_files()
    {
        var boundary = new Boundary([PathPattern.TryParse("**", out var all, out _) ? all : null!], []);
        foreach (var path in InteractiveAgents.All.SelectMany(agent => agent.Files).SelectMany(file => new[] { file.Path, file.Alternative }).OfType<string>().Append(InstructionSection.Path))
        {
            Assert.IsFalse(boundary.Judge(path).IsAllowed, path);
        }
    }

    private static string Contents(ToolFolder folder) => string.Concat(Directory.GetFiles(folder.Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(path => Path.GetRelativePath(folder.Path, path)).Where(path => !path.StartsWith(".git" + Path.DirectorySeparatorChar, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .Select(path => $"==> {path}\n{folder.Read(path)}"));
}
