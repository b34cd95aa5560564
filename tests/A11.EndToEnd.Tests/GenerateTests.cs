namespace A11.EndToEnd.Tests;

/// <summary>What the built-in agent writes for new code, used as its owner would: a clone, the workflow's own commands, a CI build that proves the lock.</summary>
[TestClass]
public sealed class GenerateTests
{
    private const string Tasks =
        """
        [
          { "task_id": "T1", "title": "Create the CI pipeline", "acceptance_criteria": ["Build on push and PR", "Cache dependencies for speed"], "files_to_create": [".github/workflows/ci.yml"] },
          { "task_id": "T2", "title": "Create the production Dockerfile", "acceptance_criteria": ["Multi-stage build for smaller image", "Non-root user for security"], "files_to_create": ["Dockerfile"] }
        ]
        """;

    [TestMethod]
    public void New_code_gets_files_that_its_own_build_and_pipeline_pass()
    {
        using var consumer = new Consumer();
        consumer.Write("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>");
        consumer.Write("Program.cs", "var app = WebApplication.CreateBuilder(args).Build();\napp.MapGet(\"/\", () =>  \"Hello World!\");\napp.Run();\n");
        consumer.Write("Directory.Build.props", "<Project><ItemGroup><PackageReference Include=\"A11.Build\" Version=\"0.1.0\" PrivateAssets=\"all\" /></ItemGroup></Project>");
        consumer.Write(".a11/tasks/tasks.json", Tasks);
        consumer.Commit("New code and its tasks");

        // Into the cache: the verified image sees no feed beside the repository, as it lies outside of it.
        consumer.Dotnet("restore").Passes();
        consumer.Dotnet(ToolTests.Program(), "run", "--verify")
            .Says("MSBuild evaluated 1 project of this repository")
            .Says("verified: Dockerfile")
            .Says("""{"status": "done"}""")
            .Passes();
        consumer.Commit("What the tasks generate");
        StringAssert.Contains(consumer.Read("Dockerfile"), "-p:A11Enabled=false");

        using var clone = consumer.Clone();
        var commands = clone.Read(".github/workflows/ci.yml").Split('\n').Where(line => line.TrimStart().StartsWith("run: dotnet ", StringComparison.Ordinal)).Select(line => line.Trim()["run: dotnet ".Length..].Split(' ')).ToArray();
        Assert.IsTrue(commands.Length >= 2);
        foreach (var command in commands)
        {
            clone.Start("dotnet", new() { ["CI"] = "true" }, command).Passes();
        }
    }
}
