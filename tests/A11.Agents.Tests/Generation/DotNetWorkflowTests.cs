using A11.Agents.Records;
using A11.Core.Files;
using A11.Tests;

namespace A11.Agents.Tests.Generation;

/// <summary>The workflows and makefiles of .NET repositories: green on the code that is there.</summary>
[TestClass]
public sealed class DotNetWorkflowTests
{
    private const string Ci = ".github/workflows/ci.yml";
    private const string Release = ".github/workflows/release.yml";
    private const string Library = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>";

    [TestMethod]
    [DataRow("web")]
    [DataRow("webapi")]
    [DataRow("worker")]
    [DataRow("console")]
    [DataRow("classlib")]
    [DataRow("blazor")]
    public void New_code_is_built_and_nothing_is_asked_of_it_that_it_does_not_have(string template)
    {
        using var repository = DotNetRepositories.Template(template);
        CollectionAssert.AreEqual(new[] { "dotnet restore", "dotnet build --no-restore --configuration Release" }, Commands(Generate(repository, "Build on push and PR")));
        StringAssert.Contains(Generate(repository, "Targets for install, build and clean", "Makefile"), "\nall: build ");
    }

    [TestMethod]
    public void The_layout_is_checked_where_a_criterion_asks_for_it_and_no_test_waits_for_it()
    {
        using var repository = Tested();
        var workflow = Generate(repository, "Run tests on push\", \"Check formatting");
        Assert.IsFalse(workflow.Contains("needs:", StringComparison.Ordinal), workflow);
        CollectionAssert.AreEqual(
            new[] { "dotnet restore", "dotnet build --no-restore --configuration Release", "dotnet test --no-build --configuration Release", "dotnet format --no-restore --verify-no-changes" },
            Commands(workflow));
    }

    [TestMethod]
    public void Tests_wait_for_the_layout_where_a_criterion_says_so()
    {
        using var repository = Tested();
        StringAssert.Contains(Generate(repository, "Check formatting before the tests"), "needs: lint\n");
    }

    [TestMethod]
    public void Packages_are_cached_by_the_files_that_are_there()
    {
        using var repository = new RepositoryFolder()
            .With("Directory.Packages.props", "<Project><ItemGroup><PackageVersion Include=\"A\" Version=\"1.0.0\" /></ItemGroup></Project>")
            .With("src/A/A.fsproj", DotNetRepositories.Project("Microsoft.NET.Sdk", "<TargetFramework>net10.0</TargetFramework>", "<PackageReference Include=\"A\" />"));
        StringAssert.Contains(Generate(repository, "Cache dependencies for speed"), "          cache: true\n          cache-dependency-path: |\n            **/*.fsproj\n            Directory.Packages.props\n");
    }

    [TestMethod]
    public void Packages_are_cached_and_restored_by_their_lock_files_where_there_are_some()
    {
        using var repository = DotNetRepositories.Template("webapi").With("packages.lock.json", "{}");
        var workflow = Generate(repository, "Build on push");
        StringAssert.Contains(workflow, "cache-dependency-path: \"**/packages.lock.json\"\n");
        StringAssert.Contains(workflow, "run: dotnet restore --locked-mode\n");
    }

    [TestMethod]
    public void Nothing_is_cached_where_nothing_is_downloaded()
    {
        using var repository = DotNetRepositories.Template("console");
        StringAssert.Contains(Generate(repository, "Build on push"), "cache: false #");
    }

    [TestMethod]
    public void A_lock_file_that_one_project_lacks_locks_nothing()
    {
        const string locks = "<TargetFramework>net10.0</TargetFramework><RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>";
        using var repository = new RepositoryFolder().With("App.sln", "")
            .With("a/A.csproj", DotNetRepositories.Project("Microsoft.NET.Sdk", locks)).With("a/packages.lock.json", "{}").With("b/B.csproj", DotNetRepositories.Project("Microsoft.NET.Sdk", locks));
        Assert.IsFalse(Generate(repository, "Build on push").Contains("--locked-mode", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("a/A.csproj|b/B.csproj|All.slnx", "dotnet restore")]
    [DataRow("a/A.csproj|b/B.csproj|src/All.sln", "dotnet restore src/All.sln")]
    [DataRow("a/A.csproj|b/B.csproj|All.sln|All.slnx", "dotnet restore All.slnx")]
    [DataRow("a/A.csproj|b/B.csproj", "dotnet restore a/A.csproj|dotnet restore b/B.csproj")]
    [DataRow("a/A.csproj|b/B.csproj|dirs.proj", "dotnet restore")]
    [DataRow("a/A.csproj", "dotnet restore a/A.csproj")]
    [DataRow("my code/A.csproj", "dotnet restore \"my code/A.csproj\"")]
    public void What_is_built_is_named_where_it_is_not_found_by_itself(string files, string commands)
    {
        using var repository = new RepositoryFolder();
        foreach (var path in files.Split('|'))
        {
            _ = repository.With(path, path.EndsWith(".proj", StringComparison.Ordinal) ? "<Project Sdk=\"Microsoft.Build.Traversal/4.1.0\" />" : path.EndsWith("proj", StringComparison.Ordinal) ? Library : "");
        }

        var expected = commands.Split('|');
        CollectionAssert.AreEqual(expected, Commands(Generate(repository, "Build on push"))[..expected.Length]);
    }

    [TestMethod]
    [DataRow("net8.0;net10.0", "dotnet-version: |\n            10.0.x\n            8.0.x\n", "ubuntu-24.04")]
    [DataRow("net472;net8.0", "dotnet-version: \"8.0.x\"\n", "windows-2025")]
    [DataRow("netstandard2.0", "dotnet-version: \"10.0.x\"\n", "ubuntu-24.04")]
    public void What_tests_need_is_set_up(string frameworks, string input, string runner)
    {
        using var repository = Tested(frameworks);
        var workflow = Generate(repository, "Run tests on push");
        StringAssert.Contains(workflow, input);
        StringAssert.Contains(workflow, $"runs-on: {runner}\n");
    }

    [TestMethod]
    [DataRow("net8.0", null, "dotnet-version: | # A11.Build needs MSBuild 18, which comes with the SDK 10.\n            10.0.x\n            8.0.x\n")]
    [DataRow("net8.0", "8.0.100", "global-json-file: global.json\n          dotnet-version: \"10.0.x\" # A11.Build needs MSBuild 18, which comes with the SDK 10.\n")]
    [DataRow("net10.0", null, "dotnet-version: \"10.0.x\"\n")]
    [DataRow("net8.0", "10.0.100", "dotnet-version: \"8.0.x\"\n")]
    public void The_SDK_that_the_guard_needs_is_set_up(string framework, string? sdk, string input)
    {
        using var repository = Tested(framework).With("Directory.Build.props", "<Project><ItemGroup><PackageReference Include=\"A11.Build\" Version=\"1.0.0\" PrivateAssets=\"all\" /></ItemGroup></Project>");
        if (sdk is not null)
        {
            _ = repository.With("global.json", $"{{ \"sdk\": {{ \"version\": \"{sdk}\", \"rollForward\": \"latestMajor\" }} }}");
        }

        StringAssert.Contains(Generate(repository, "Run tests on push"), input);
    }

    [TestMethod]
    public void Tests_of_the_testing_platform_are_given_their_solution_by_an_option()
    {
        using var repository = new RepositoryFolder()
            .With("global.json", "{ \"test\": { \"runner\": \"Microsoft.Testing.Platform\" } }").With("src/All.slnx", "")
            .With("src/Tests/Tests.csproj", DotNetRepositories.Project("MSTest.Sdk/4.5.2", "<TargetFramework>net10.0</TargetFramework>"));
        CollectionAssert.Contains(Commands(Generate(repository, "Run tests on push")), "dotnet test --solution src/All.slnx --no-build --configuration Release");
    }

    [TestMethod]
    public void A_library_is_released_by_a_tag()
    {
        using var repository = Tested().With("samples/Tour/Tour.csproj", DotNetRepositories.Project("Microsoft.NET.Sdk", "<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>"));
        var workflow = Generate(repository, "Publish the package to NuGet when a version is tagged\", \"Run tests first", Release);
        StringAssert.Contains(workflow, "tags: [\"v*\"]\n");
        var commands = Commands(workflow);
        CollectionAssert.Contains(commands, "dotnet pack src/Acme/Acme.csproj --no-build --configuration Release --output artifacts -p:Version=\"${GITHUB_REF_NAME#v}\"");
        Assert.IsFalse(commands.Any(command => command.Contains("pack samples", StringComparison.Ordinal)));
        Assert.IsTrue(Array.FindIndex(commands, command => command.StartsWith("dotnet test", StringComparison.Ordinal)) < Array.FindIndex(commands, command => command.StartsWith("dotnet nuget push", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void A_program_is_not_released_as_a_package()
    {
        using var repository = DotNetRepositories.Template("web");
        var outcome = repository.Run(RepositoryFolder.Task("T1", Release, "Publish the package to NuGet"))[0];
        Assert.AreEqual(OutcomeStatus.AgentFailed, outcome.Status);
        StringAssert.Contains(outcome.Reason, "can't meet “Publish the package to NuGet”");
    }

    private static RepositoryFolder Tested(string frameworks = "net10.0") => new RepositoryFolder()
        .With("Acme.slnx", "<Solution><Project Path=\"src/Acme/Acme.csproj\" /><Project Path=\"tests/Acme.Tests/Acme.Tests.csproj\" /></Solution>")
        .With("src/Acme/Acme.csproj", DotNetRepositories.Project("Microsoft.NET.Sdk", $"<TargetFrameworks>{frameworks}</TargetFrameworks>"))
        .With("tests/Acme.Tests/Acme.Tests.csproj", DotNetRepositories.Project("Microsoft.NET.Sdk", $"<TargetFrameworks>{frameworks}</TargetFrameworks>", "<PackageReference Include=\"xunit.v3\" Version=\"3.0.0\" />"));

    /// <summary>What is generated, which keeps every rule that is on by default.</summary>
    private static string Generate(RepositoryFolder repository, string criterion, string path = Ci)
    {
        var outcome = repository.Run(RepositoryFolder.Task(path, path, criterion))[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, $"{outcome.Reason} {string.Join('\n', outcome.Diagnostics)}");
        var files = new DirectoryFileSource(repository.Root);
        var findings = TestEngine.Default.Run(files, TestEngine.Load(files), [path]).Diagnostics;
        // Who owns the package registers a trusted publisher (AXW1124); until then a token is what there is.
        Assert.AreEqual("", string.Join('\n', findings.Where(finding => finding.Rule.Id != "AXW1124").Select(finding => $"{finding.Start} {finding.Rule.Id} {finding.Message}")));
        return repository.Read(path);
    }

    /// <summary>The commands of dotnet that a workflow runs, in order.</summary>
    private static string[] Commands(string workflow) =>
        [.. workflow.Split('\n').Select(line => line.Trim()).Select(line => line.StartsWith("run: ", StringComparison.Ordinal) ? line[5..] : line).Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal))];
}
