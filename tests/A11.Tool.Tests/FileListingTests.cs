namespace A11.Tool.Tests;

/// <summary>Which files of a folder are looked at.</summary>
[TestClass]
public sealed class FileListingTests
{
    [TestMethod]
    public void What_git_ignores_is_not_checked_unless_it_is_named()
    {
        using var folder = new ToolFolder().WithGit().With(".gitignore", "out/\n").With("out/deep/x.yml", ToolFolder.BadYaml).With("new.yml", ToolFolder.GoodYaml);
        StringAssert.Contains(folder.Run("check").Output, "in 1 file checked");
        Assert.AreEqual(ExitCode.Findings, folder.Run("check", "out").Code);
        Assert.AreEqual(ExitCode.Findings, folder.Run("check", "out/deep/x.yml").Code);
    }

    [TestMethod]
    public void What_git_knows_and_is_not_there_is_no_finding()
    {
        using var folder = new ToolFolder().WithGit().With("gone.yml", ToolFolder.BadYaml).With("ü b.yml", ToolFolder.GoodYaml).Git("add", ".");
        File.Delete(Path.Combine(folder.Path, "gone.yml"));
        var result = folder.Run("check");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Output);
        StringAssert.Contains(result.Output, "in 1 file checked");
    }

    [TestMethod]
    public void What_a_sparse_checkout_leaves_out_is_no_finding()
    {
        using var folder = new ToolFolder().WithGit().With("away/x.yml", ToolFolder.BadYaml).With("y.yml", ToolFolder.GoodYaml).Git("add", ".")
            .Git("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "x")
            .Git("sparse-checkout", "set", "--no-cone", "/*", "!/away/");
        Assert.IsFalse(folder.Has("away"));
        var result = folder.Run("check");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Output);
        StringAssert.Contains(result.Output, "in 1 file checked");
    }

    [TestMethod]
    public void Another_repository_inside_is_left_to_itself()
    {
        using var folder = new ToolFolder().WithGit().WithGit("inner").With("inner/x.yml", ToolFolder.BadYaml).With("y.yml", ToolFolder.GoodYaml);
        StringAssert.Contains(folder.Run("check").Output, "in 1 file checked");
        StringAssert.Contains(folder.Run("check", "inner", "--format", "msbuild").Output, "x.yml(2,1): error AXY0002");
    }

    [TestMethod]
    public void Folders_that_tools_fill_are_not_searched_where_there_is_no_git()
    {
        using var folder = new ToolFolder().With("node_modules/x.yml", ToolFolder.BadYaml).With("bin/x.yml", ToolFolder.BadYaml).With(".config/y.yml", ToolFolder.GoodYaml);
        StringAssert.Contains(folder.Run("check").Output, "in 1 file checked");
    }

    [TestMethod]
    public void Where_git_can_not_tell_all_files_are_checked_and_the_user_is_told()
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.BadYaml).With(".git", "gitdir: /nowhere\n");
        var result = folder.Run("check");
        Assert.AreEqual(ExitCode.Findings, result.Code);
        StringAssert.Contains(folder.Run("check", "--format", "msbuild").Output, "warning AXG0011: git can't tell which files it ignores, so all files are checked: git ls-files failed: fatal: ");
        StringAssert.Contains(folder.With("a/y.yml", ToolFolder.GoodYaml).Run("check", "a", "--format", "msbuild").Output, "AXG0011");
        _ = folder.Run("baseline");
        StringAssert.Contains(folder.Run("check").Output, "AXG0011");
    }

    [TestMethod]
    public void A_single_file_is_checked_without_asking_git()
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.BadYaml).With(".git", "gitdir: /nowhere\n");
        var result = folder.Run("check", "x.yml");
        Assert.AreEqual("", result.Error);
        Assert.IsFalse(result.Output.Contains("AXG0011", StringComparison.Ordinal), result.Output);
    }
}
