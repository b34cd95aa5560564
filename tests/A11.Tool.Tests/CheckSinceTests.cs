using System.Text.Json;

namespace A11.Tool.Tests;

/// <summary><c>check --since</c>: what a branch's own lines brought.</summary>
[TestClass]
public sealed class CheckSinceTests
{
    private const string Old = "FROM debian\nRUN cd /a && make\nUSER app\nRUN cd /b && make\n";

    [TestMethod]
    public void Only_changed_lines_count_in_commits_the_index_and_the_working_tree()
    {
        using var folder = Create(("a/Dockerfile", Old), ("b/Dockerfile", Old), ("c/Dockerfile", Old), ("d/Dockerfile", Old));
        Commit(folder.With("a/Dockerfile", Old + "RUN cd /committed && make\n"));
        _ = folder.With("b/Dockerfile", "FROM debian\nRUN cd /x && make\n" + Old[12..]).Git("add", "b");
        _ = folder.With("c/Dockerfile", Old.Replace("/b", "/unstaged", StringComparison.Ordinal)).With("new/Dockerfile", "FROM debian\nRUN cd /new && make\n");
        var result = Check(folder);
        Assert.AreEqual("a/Dockerfile:5 b/Dockerfile:2 c/Dockerfile:4 new/Dockerfile:2", Places(result, "AXD3003"), result.Output + result.Error);
        using var json = JsonDocument.Parse(result.Output);
        var summary = json.RootElement.GetProperty("summary");
        Assert.AreEqual(4, summary.GetProperty("files").GetInt32());
        Assert.IsTrue(summary.GetProperty("onUnchangedLines").GetInt32() >= 5);
    }

    [TestMethod]
    public void The_summary_says_how_many_findings_are_left_out()
    {
        using var folder = Create(("Dockerfile", Old));
        _ = folder.With("Dockerfile", Old + "# a comment\n");
        var result = folder.Run("check", "--since", "main", "--fail-on", "info");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Output);
        StringAssert.StartsWith(result.Output, "0 errors, 0 warnings, 0 infos in 1 file checked");
        StringAssert.Contains(result.Output, " on unchanged lines\n");
    }

    [TestMethod]
    public void What_the_base_gained_meanwhile_is_not_the_branch_s()
    {
        using var folder = Create(("Dockerfile", Old), ("x.yml", ToolFolder.GoodYaml));
        Commit(folder.With("x.yml", "a: 1\nb: 2\n"));
        _ = folder.Git("checkout", "--quiet", "main");
        Commit(folder.With("Dockerfile", Old + "RUN cd /main && make\n"));
        _ = folder.Git("checkout", "--quiet", "branch");
        Assert.AreEqual("", Places(Check(folder), "AXD3003"));
        Assert.AreEqual("x.yml", Files(Check(folder)));
        _ = folder.Git("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "merge", "--quiet", "--no-edit", "main");
        Assert.AreEqual("", Places(Check(folder), "AXD3003"));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_renamed_file_is_compared_with_what_it_was(bool isCommitted)
    {
        using var folder = Create(("Dockerfile", Old));
        File.Move(Path.Combine(folder.Path, "Dockerfile"), Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "app")).FullName, "Dockerfile"));
        _ = folder.With("app/Dockerfile", Old.Replace("/b", "/renamed", StringComparison.Ordinal));
        if (isCommitted)
        {
            Commit(folder);
        }

        Assert.AreEqual("app/Dockerfile:4", Places(Check(folder), "AXD3003"));
    }

    [TestMethod]
    public void Line_endings_change_no_line()
    {
        using var folder = Create(("Dockerfile", Old));
        _ = folder.With("Dockerfile", (Old + "RUN cd /crlf && make\n").ReplaceLineEndings("\r\n"));
        Assert.AreEqual("Dockerfile:5", Places(Check(folder), "AXD3003"));
    }

    [TestMethod]
    public void Beside_removed_lines_only_what_was_not_there_before_counts()
    {
        const string Suppressed = "FROM debian:12.8\nRUN make a\n# a11:disable AXD3003 -- for the test\nRUN cd /a && make\nRUN cd /b && make\n";
        using var folder = Create(("Dockerfile", Suppressed));
        _ = folder.With("Dockerfile", Suppressed.Replace("# a11:disable AXD3003 -- for the test\n", "", StringComparison.Ordinal));
        Assert.AreEqual("Dockerfile:3", Places(Check(folder), "AXD3003"));
        _ = folder.With("Dockerfile", Suppressed.Replace("RUN cd /a && make\n", "", StringComparison.Ordinal).Replace("# a11:disable AXD3003 -- for the test\n", "", StringComparison.Ordinal));
        Assert.AreEqual("", Places(Check(folder), "AXD3003"));
    }

    [TestMethod]
    public void A_removed_file_and_a_branch_without_changes_pass()
    {
        using var folder = Create(("Dockerfile", Old), ("x.yml", ToolFolder.BadYaml));
        var unchanged = folder.Run("check", "--since", "main");
        Assert.AreEqual(ExitCode.Clean, unchanged.Code, unchanged.Error);
        Assert.AreEqual("", unchanged.Error);
        File.Delete(Path.Combine(folder.Path, "Dockerfile"));
        Assert.AreEqual(ExitCode.Clean, folder.Run("check", "--since", "main").Code);
        Assert.AreEqual(ExitCode.Clean, folder.Run("check", "x.yml", "--since", "main").Code);
    }

    [TestMethod]
    public void A_mistake_in_the_configuration_counts_wherever_it_is()
    {
        using var folder = Create(("a11.yml", "rulez: {}\n"), ("x.yml", ToolFolder.GoodYaml));
        var result = folder.With("x.yml", "b: 1\n").Run("check", "--since", "main");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Output, "AXG0005");
    }

    [TestMethod]
    public void A_fingerprint_is_that_of_a_whole_run()
    {
        using var folder = Create(("Dockerfile", Old));
        _ = folder.With("Dockerfile", Old + "RUN cd /b && make\n");
        var whole = Fingerprints(folder.Run("check", "--format", "json"));
        var since = Fingerprints(Check(folder));
        Assert.AreNotEqual(0, since.Length);
        CollectionAssert.IsSubsetOf(since, whole);
    }

    [TestMethod]
    public void What_can_not_be_compared_is_told()
    {
        using var plain = new ToolFolder().With("x.yml", ToolFolder.GoodYaml);
        AssertRefused(plain, "main", "needs a git repository");
        using var folder = Create(("x.yml", ToolFolder.GoodYaml));
        AssertRefused(folder, "nowhere", "The base “nowhere” is not in this clone, so the changes can't be listed. Fetch it first.");
        Commit(folder.With("y.yml", ToolFolder.GoodYaml));
        Commit(folder.With("z.yml", ToolFolder.GoodYaml));
        using var clone = new ToolFolder().Git("clone", "--quiet", "--depth", "1", "--branch", "branch", new Uri(folder.Path).AbsoluteUri, ".");
        AssertRefused(clone, "origin/main", "The clone is shallow: fetch the whole history (fetch-depth: 0 for actions/checkout).");
    }

    private static void AssertRefused(ToolFolder folder, string revision, string expected)
    {
        var result = folder.Run("check", "--since", revision);
        Assert.AreEqual(ExitCode.Usage, result.Code, result.Error);
        StringAssert.Contains(result.Error, expected);
        Assert.AreEqual("", result.Output);
    }

    /// <summary>A repository whose branch “branch” begins at “main”, which holds the files.</summary>
    private static ToolFolder Create(params (string Path, string Text)[] files)
    {
        var folder = new ToolFolder().Git("init", "--quiet", "--initial-branch=main").Git("config", "core.autocrlf", "false");
        foreach (var (path, text) in files)
        {
            _ = folder.With(path, text);
        }

        Commit(folder);
        return folder.Git("checkout", "--quiet", "-b", "branch");
    }

    private static void Commit(ToolFolder folder) =>
        folder.Git("add", "--all").Git("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "--quiet", "--message", "x");

    private static ToolResult Check(ToolFolder folder) => folder.Run("check", "--since", "main", "--format", "json");

    private static string Places(ToolResult result, string rule)
    {
        using var json = JsonDocument.Parse(result.Output);
        return string.Join(' ', json.RootElement.GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("rule").GetString() == rule)
            .Select(finding => $"{finding.GetProperty("path").GetString()}:{finding.GetProperty("line").GetInt32()}"));
    }

    private static string Files(ToolResult result)
    {
        using var json = JsonDocument.Parse(result.Output);
        return string.Join(' ', json.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString()));
    }

    private static string[] Fingerprints(ToolResult result)
    {
        using var json = JsonDocument.Parse(result.Output);
        return [.. json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("fingerprint").GetString()!)];
    }
}
