using System.Text.Json;

namespace A11.Tool.Tests;

/// <summary>Which criteria are understood, and how those of tasks will be judged.</summary>
[TestClass]
public sealed class CriteriaCommandTests
{
    private const string Task =
        """{ "task_id": "T1", "title": "Image", "acceptance_criteria": ["Multi-stage build", "Lint with ruff or flake8", "No latest tag", "Starts in 3 seconds"], "files_to_create": ["Dockerfile", ".github/workflows/ci.yml"] }""";

    private const string Other = """{ "task_id": "T2", "title": "Commands", "acceptance_criteria": ["A help target"], "files_to_create": ["Makefile"], "depends_on": ["T1"] }""";

    [TestMethod]
    public void The_catalogue_is_listed_and_each_entry_explained()
    {
        using var folder = new ToolFolder();
        using var document = JsonDocument.Parse(folder.Run("criteria", "--format", "json").Output);
        var text = folder.Run("criteria").Output;
        foreach (var entry in document.RootElement.GetProperty("criteria").EnumerateArray())
        {
            var name = entry.GetProperty("name").GetString()!;
            StringAssert.Contains(text, name + " ");
            Assert.AreNotEqual(0, entry.GetProperty("wordings").GetArrayLength(), name);
            var page = folder.Run("criteria", name.ToUpperInvariant());
            Assert.AreEqual(ExitCode.Clean, page.Code);
            StringAssert.StartsWith(page.Output, $"# {name}: {entry.GetProperty("title").GetString()}\n");
            StringAssert.Contains(page.Output, entry.GetProperty("checks").GetString());
            StringAssert.Contains(page.Output, "```");
        }
    }

    [TestMethod]
    public void Each_criterion_of_a_task_says_what_it_is_judged_by_or_why_not()
    {
        using var folder = new ToolFolder().WithGit().With(".a11/tasks/a.json", Task).With(".a11/tasks/b.json", Other);
        var result = folder.Run("criteria", "--task", "T1");
        Assert.AreEqual(ExitCode.Clean, result.Code);
        Assert.AreEqual(
            """
            T1  Image
                checked: Multi-stage build
                    multi-stage-build
                checked: Lint with ruff or flake8
                    runs-tool: ruff or runs-tool: flake8
                checked: No latest tag
                    pinned-images: latest
                unchecked: Starts in 3 seconds: No criterion of the catalogue fits it.

            """.ReplaceLineEndings("\n"),
            result.Output);
        using var all = JsonDocument.Parse(folder.Run("criteria", "--format", "json", "--task").Output);
        Assert.AreEqual("T1 T2", string.Join(' ', all.RootElement.GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("task_id").GetString())));
        var choice = all.RootElement.GetProperty("tasks")[0].GetProperty("criteria")[1];
        Assert.IsTrue(choice.GetProperty("checked").GetBoolean());
        Assert.AreEqual("flake8", choice.GetProperty("parts")[0].GetProperty("alternatives")[0].GetProperty("parameters")[0].GetString());
        Assert.AreEqual("T2", folder.Run("criteria", "--task", "T2").Output[..2]);
        Assert.IsFalse(folder.Has("Dockerfile"));
    }

    [TestMethod]
    [DataRow("nothing")]
    [DataRow("--task", "T9")]
    [DataRow("multi-stage-build", "--task", "T1")]
    [DataRow("multi-stage-build", "--format", "json")]
    public void A_mistake_is_told(params string[] arguments)
    {
        using var folder = new ToolFolder().WithGit().With(".a11/tasks/a.json", Task);
        Assert.AreEqual(ExitCode.Usage, folder.Run(["criteria", .. arguments]).Code);
    }
}
