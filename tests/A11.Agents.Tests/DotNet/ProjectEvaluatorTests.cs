using A11.Agents.DotNet;

namespace A11.Agents.Tests.DotNet;

[TestClass]
public sealed class ProjectEvaluatorTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("a11-evaluator-").FullName;

    public TestContext TestContext { get; set; } = null!;

    private string Root => Path.Combine(_parent, "it's 100% ü; (a)");

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [TestMethod]
    public async Task It_says_what_msbuild_makes_of_projects_of_every_kind()
    {
        Write("Directory.Build.props", "<Project><Import Project=\"build/Version.props\" /></Project>");
        Write("build/Version.props", "<Project><PropertyGroup><AssemblyName>Named.By.Import</AssemblyName></PropertyGroup></Project>");
        Write("Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup><GlobalPackageReference Include=\"Some.Gate\" Version=\"1.2.3\" /></ItemGroup></Project>");
        Write("src/App/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFrameworks>net10.0;net9.0</TargetFrameworks></PropertyGroup><ItemGroup><ProjectReference Include=\"../Lib/Lib.fsproj\" /><Compile Include=\"../../Shared.cs\" Link=\"S.cs\" /><None Include=\"nine.txt\" Condition=\"'$(TargetFramework)' == 'net9.0'\" /></ItemGroup></Project>");
        Write("src/App/Program.cs", "return;");
        Write("Shared.cs", "class Shared;");
        Write("src/Lib/Lib.fsproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        Write("src/Broken/Broken.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup></Project>");
        Write("old/Old.csproj", "<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\"><Import Project=\"$(MSBuildExtensionsPath32)\\Microsoft\\VisualStudio\\v15.0\\WebApplications\\Microsoft.WebApplication.targets\" /></Project>");

        var evaluated = await new ProjectEvaluator(Root).EvaluateAsync(["src/App/App.csproj", "src/Lib/Lib.fsproj", "src/Broken/Broken.csproj", "old/Old.csproj"], TestContext.CancellationToken);

        Assert.HasCount(4, evaluated.Projects);
        var app = evaluated.Projects[0];
        Assert.IsNull(app.Error);
        CollectionAssert.AreEqual(new[] { "", "net10.0", "net9.0" }, app.Evaluations.Select(evaluation => evaluation.TargetFramework).ToArray());
        Assert.AreEqual("Named.By.Import", app.Property("AssemblyName"));
        Assert.AreEqual("true", app.Property("ManagePackageVersionsCentrally"));
        Assert.AreEqual("net10.0;net9.0", app.Property("TargetFrameworks"));
        Assert.IsTrue(app.Outer!.Items("PackageReference").Any(item => item is { Identity: "Some.Gate" } && item.Metadata["PrivateAssets"] == "All"));
        Assert.AreEqual(Path.Combine(Root, "src", "Lib", "Lib.fsproj"), app.Items("ProjectReference").Single().FullPath);
        CollectionAssert.IsSubsetOf(new[] { Path.Combine(Root, "Shared.cs"), Path.Combine(Root, "src", "App", "Program.cs") }, app.Items("Compile").Select(item => item.FullPath).ToArray());
        Assert.IsTrue(app.Items("None").Any(item => item.Identity == "nine.txt"), "What one framework alone has counts too.");
        Assert.AreEqual("net10.0", evaluated.Projects[1].Outer!.TargetFramework);
        StringAssert.StartsWith(evaluated.Projects[2].Error, "MSB4025");
        StringAssert.StartsWith(evaluated.Projects[3].Error, "MSB4278");
        CollectionAssert.IsSubsetOf(new[] { "Directory.Build.props", "Directory.Packages.props", "build/Version.props", "src/App/App.csproj" }, evaluated.Imports.ToArray());
        Assert.IsFalse(evaluated.Imports.Any(path => path.Contains("Sdk.props", StringComparison.Ordinal)), "What the SDK brings is not the repository's.");
        Assert.IsFalse(Directory.Exists(Path.Combine(Root, "src", "App", "obj")), "Nothing is written.");
    }

    [TestMethod]
    public async Task Logins_are_kept_from_what_projects_run()
    {
        Environment.SetEnvironmentVariable("A11_EVALUATOR_TEST_TOKEN", "abcdefghijk1234567890xyz");
        Environment.SetEnvironmentVariable("A11_EVALUATOR_TEST_PLAIN", "plain");
        Write("App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><AssemblyName>a.$(A11_EVALUATOR_TEST_TOKEN).$(A11_EVALUATOR_TEST_PLAIN)</AssemblyName></PropertyGroup></Project>");
        var evaluated = await new ProjectEvaluator(Root).EvaluateAsync(["App.csproj"], TestContext.CancellationToken);
        Assert.AreEqual("a..plain", evaluated.Projects[0].Property("AssemblyName"));
        Assert.IsGreaterThanOrEqualTo(18, Version.Parse(evaluated.Projects[0].Property("MSBuildVersion")).Major);
    }

    [TestMethod]
    [DataRow("tools/sdk")]
    [DataRow("./tools/sdk")]
    [DataRow("linked")]
    public async Task An_sdk_that_the_repository_holds_is_not_run(string path)
    {
        _ = Directory.CreateDirectory(Path.Combine(Root, "tools", "sdk"));
        if (path == "linked")
        {
            _ = File.CreateSymbolicLink(Path.Combine(_parent, "outside"), Path.Combine(Root, "tools", "sdk"));
            path = "../outside";
        }

        Write("global.json", $$"""
            {
              // comments are allowed
              "sdk": { "paths": [ "$host$", "{{path}}" ], },
            }
            """);
        var refused = await Assert.ThrowsExactlyAsync<EvaluationException>(() => new ProjectEvaluator(Root).EvaluateAsync([], TestContext.CancellationToken));
        StringAssert.Contains(refused.Message, "sdk.paths");
    }

    [TestMethod]
    public async Task An_sdk_that_is_not_there_is_said_in_the_words_of_dotnet()
    {
        Write("global.json", """{ "sdk": { "version": "1.0.1", "rollForward": "disable" } }""");
        Write("App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        var error = await Assert.ThrowsExactlyAsync<EvaluationException>(() => new ProjectEvaluator(Root).EvaluateAsync(["App.csproj"], TestContext.CancellationToken));
        StringAssert.Contains(error.Message, "1.0.1");
    }

    [TestMethod]
    public async Task It_ends_when_its_time_is_over_and_when_told_to()
    {
        Write("App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        var late = await Assert.ThrowsExactlyAsync<EvaluationException>(() => new ProjectEvaluator(Root) { TimeLimit = TimeSpan.FromMilliseconds(1) }.EvaluateAsync(["App.csproj"], TestContext.CancellationToken));
        StringAssert.Contains(late.Message, "within");

        using var told = new CancellationTokenSource();
        told.CancelAfter(20);
        _ = await Assert.ThrowsAsync<OperationCanceledException>(() => new ProjectEvaluator(Root).EvaluateAsync(["App.csproj"], told.Token));
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
