using A11.Tool.Initialization;

namespace A11.Tool.Tests;

/// <summary>The first task can be done: run ends in “done” with the built-in agent, whatever the repository lacks.</summary>
[TestClass]
public sealed class InitTaskTests
{
    private const string Library = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>";
    private const string Workflow = "name: x\non: push\njobs: {}\n";

    /// <summary>A repository of each kind as templates make them: files and contents in turn; then the criterion that shows what the task asks for.</summary>
    public static IEnumerable<(string Name, string[] Files, string Expected)> Repositories =>
    [
        ("console", ["x.csproj", Exe("Microsoft.NET.Sdk", "<OutputType>Exe</OutputType>"), "Program.cs", "Console.WriteLine(1);\n"], "Build on push and PR"),
        ("classlib", ["x.csproj", Library, "Class1.cs", "namespace x;\n\npublic class Class1\n{\n\n}\n"], "Build on push and PR"),
        ("webapi", ["x.csproj", Exe("Microsoft.NET.Sdk.Web", ""), "Program.cs", "var app = WebApplication.Create(args);\napp.MapGet(\"/\", () => 1);\napp.Run();\n"], "Build on push and PR"),
        ("worker", ["x.csproj", Exe("Microsoft.NET.Sdk.Worker", ""), "Program.cs", "Host.CreateApplicationBuilder(args).Build().Run();\n"], "Build on push and PR"),
        ("tests", ["src/x.csproj", Library, "tests/t.csproj", "<Project Sdk=\"MSTest.Sdk/4.0.0\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>", "tests/T.cs", "class T;\n"], "Run tests on push and PR"),
        ("python with tests", ["requirements.txt", "flask==3.0.0\n", "app.py", "import flask\n", "tests/test_app.py", "def test_x():\n    assert True\n"], "Run tests on push and PR"),
        ("python without tests", ["requirements.txt", "flask==3.0.0\n", "app.py", "import flask\n"], "Non-root user for security"),
        ("node", ["package.json", "{\"name\":\"x\",\"scripts\":{\"test\":\"node --test\"}}", "package-lock.json", "{}", "index.js", "console.log(1);\n"], "Run tests on push and PR"),
        ("go", ["go.mod", "module example.com/x\n\ngo 1.24\n", "main.go", "package main\n\nfunc main() {}\n"], "on push and PR"),
        ("service with a pipeline", ["x.csproj", Exe("Microsoft.NET.Sdk.Web", ""), "Program.cs", "var app = WebApplication.Create(args);\napp.Run();\n", ".gitlab-ci.yml", "build: { script: [\"true\"] }\n"], "Non-root user for security"),
        ("service with a health endpoint", ["x.csproj", Exe("Microsoft.NET.Sdk.Web", ""), "Program.cs", "var app = WebApplication.Create(args);\napp.MapHealthChecks(\"/health\");\napp.Run();\n", ".github/workflows/x.yml", Workflow], "Health check endpoint"),
    ];

    [TestMethod]
    [DynamicData(nameof(Repositories))]
    public void The_first_task_ends_in_done(string name, string[] files, string expected)
    {
        using var folder = Create(files);
        var result = folder.Run("init");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Error);
        StringAssert.Contains(folder.Read(StarterTask.Path), expected, name);
        var run = folder.Run("run");
        Assert.AreEqual(ExitCode.Clean, run.Code, run.Output + run.Error);
        StringAssert.EndsWith(run.Output, "{\"status\": \"done\"}\n");
        Assert.IsFalse(run.Output.Contains("unchecked:", StringComparison.Ordinal), run.Output);

        // Once it is done, there is nothing to ask for again.
        var before = RepositoryState.Of(folder.Path);
        _ = folder.Run("init");
        Assert.AreEqual(before, RepositoryState.Of(folder.Path));
    }

    [TestMethod]
    public void Without_a_health_endpoint_none_is_asked_for()
    {
        using var folder = Create([.. Repositories.Single(repository => repository.Name == "service with a pipeline").Files]);
        _ = folder.Run("init");
        Assert.IsFalse(folder.Read(StarterTask.Path).Contains("Health", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_library_with_a_pipeline_gets_no_image()
    {
        using var folder = Create(["x.csproj", Library, "Class1.cs", "class C;\n", ".github/workflows/x.yml", Workflow]);
        StringAssert.Contains(folder.Run("init").Output, "No task for Dockerfile: ");
        Assert.IsFalse(folder.Has(StarterTask.Path));
    }

    [TestMethod]
    public void What_a_person_must_add_first_is_told()
    {
        using var folder = Create(["package.json", "{\"name\":\"x\"}", "index.js", "console.log(1);\n"]);
        var output = folder.Run("init").Output;
        StringAssert.Contains(output, "No task for .github/workflows/ci.yml: There is no package-lock.json");
        StringAssert.Contains(output, "\n  dotnet a11 check  ");
        Assert.IsFalse(folder.Has(StarterTask.Path) || output.Contains("a11 run", StringComparison.Ordinal), output);
    }

    [TestMethod]
    public void Another_agent_is_asked_for_what_every_repository_can_have()
    {
        using var folder = Create(["a11.yml", "agent: mine\nagents: { mine: { exec: [cat] } }\n", "CMakeLists.txt", "project(x C)\n", "src/main.c", "int main(void) { return 0; }\n"]);
        _ = folder.Run("init");
        StringAssert.Contains(folder.Read(StarterTask.Path), "Every job has a time limit");

        using var builtIn = Create(["CMakeLists.txt", "project(x C)\n", "src/main.c", "int main(void) { return 0; }\n"]);
        StringAssert.Contains(builtIn.Run("init").Output, "No task for .github/workflows/ci.yml: ");
        Assert.IsFalse(builtIn.Has(StarterTask.Path));
    }

    private static string Exe(string sdk, string properties) => $"<Project Sdk=\"{sdk}\">\n  <PropertyGroup>\n    {properties}<TargetFramework>net10.0</TargetFramework>\n    <Nullable>enable</Nullable>\n    <ImplicitUsings>enable</ImplicitUsings>\n  </PropertyGroup>\n</Project>\n";

    private static ToolFolder Create(string[] files)
    {
        var folder = new ToolFolder().WithGit();
        foreach (var pair in files.Chunk(2))
        {
            _ = folder.With(pair[0], pair[1]);
        }

        return folder;
    }
}
