using System.Text.Json;

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

    private static string? StateOf(JsonDocument document, string name) =>
        document.RootElement.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == name).GetProperty("state").GetString();
}
