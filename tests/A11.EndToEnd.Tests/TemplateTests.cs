namespace A11.EndToEnd.Tests;

/// <summary>First contact: a project as the SDK's templates make it, set up, generated for, committed, and built as CI does.</summary>
[TestClass]
public sealed class TemplateTests
{
    private static readonly Dictionary<string, string?> InCi = new() { ["CI"] = "true" };

    [TestMethod]
    [DataRow("webapi", ".")]
    [DataRow("worker", ".")]
    [DataRow("classlib", "src/Shop")]
    [DataRow("blazor", "src/Shop")]
    public void A_new_project_is_set_up_generated_for_and_guarded(string template, string directory)
    {
        using var consumer = new Consumer();
        consumer.Dotnet("new", template, "--name", "Shop", "--output", directory, "--no-restore").Passes();
        consumer.Commit("A new project");
        if (consumer.Dotnet("restore", directory).ExitCode != 0)
        {
            Assert.Inconclusive("The template's own packages can't be restored here.");
        }

        consumer.A11("init").Says("Every build now checks the repository").Passes();
        consumer.Commit("Set up");
        consumer.A11("run").Says("T001  done").Passes();
        consumer.Commit("Generated");
        consumer.BuildWith(InCi, directory).Says("0 errors").DoesNotSay("warning AX").Passes();
        consumer.A11("status").Says("T001  done").Passes();
    }
}
