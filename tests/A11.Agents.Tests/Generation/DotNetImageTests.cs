using A11.Agents.DotNet;
using A11.Agents.Generation;
using A11.Agents.Records;
using A11.Agents.Runs;
using A11.Tests;

namespace A11.Agents.Tests.Generation;

/// <summary>Which program of a .NET repository an image is made of, and what its build is given.</summary>
[TestClass]
public sealed class DotNetImageTests
{
    private const string Web = "Microsoft.NET.Sdk.Web";
    private const string Plain = "Microsoft.NET.Sdk";
    private const string Framework = "<TargetFramework>net10.0</TargetFramework>";
    private const string Program = Framework + "<OutputType>Exe</OutputType>";

    private static readonly string[] NeededByApi =
    [
        "COPY Directory.Build.props Directory.Build.targets Directory.Packages.props Directory.Version.props nuget.config ./",
        "COPY src/Directory.Build.props src/",
        "COPY src/Shop.Api/Shop.Api.csproj src/Shop.Api/",
        "COPY src/Shop.Core/Shop.Core.csproj src/Shop.Core/",
        "COPY eng/feed/ eng/feed/",
        "COPY .editorconfig SharedVersion.cs stylecop.json ./",
        "COPY build/rules.ruleset build/",
        "COPY shared/prices.json shared/",
        "COPY src/Shop.Api/*.cs src/Shop.Api/appsettings.json src/Shop.Api/",
        "COPY src/Shop.Core/*.cs src/Shop.Core/",
    ];

    [TestMethod]
    public void All_that_a_project_imports_and_links_is_copied_by_name()
    {
        using var repository = DotNetRepositories.Several();
        CollectionAssert.AreEqual(NeededByApi, Copies(Generate(repository, "the API")));
    }

    [TestMethod]
    public void MSBuild_says_the_same()
    {
        using var repository = DotNetRepositories.Several();
        var notes = new List<string>();
        var agent = new BuiltInAgent(root => new ProjectEvaluator(root));
        var outcome = repository.Run(Task("the API"), agent, new RunOptions(TestEngine.Default) { Warn = notes.Add })[0];
        if (notes is [var note, ..] && note.Contains("not evaluated", StringComparison.Ordinal))
        {
            Assert.Inconclusive(note);
        }

        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        Assert.AreEqual(string.Join("\n", NeededByApi), string.Join("\n", Copies(repository.Read("Dockerfile"))), string.Join("\n", notes));
        StringAssert.StartsWith(notes[0], "T1: MSBuild evaluated ");
    }

    [TestMethod]
    public void What_is_built_is_named_as_the_project_says()
    {
        using var repository = DotNetRepositories.Several();
        var dockerfile = Generate(repository, "the API");
        StringAssert.Contains(dockerfile, "ENTRYPOINT [\"dotnet\", \"shop-api.dll\"]");
        StringAssert.Contains(dockerfile, "http://127.0.0.1:8080/healthz");
        StringAssert.Contains(dockerfile, "RUN dotnet publish src/Shop.Api/Shop.Api.csproj --no-restore --configuration Release --output /app -p:UseAppHost=false\n");
    }

    [TestMethod]
    [DataRow("the API", "Dockerfile", "shop-api.dll")]
    [DataRow("Shop.Worker", "Dockerfile", "Shop.Worker.dll")]
    [DataRow("src/Shop.Worker", "Dockerfile", "Shop.Worker.dll")]
    [DataRow("the shop", "Dockerfile.worker", "Shop.Worker.dll")]
    [DataRow("the shop", "Dockerfile.api", "shop-api.dll")]
    [DataRow("Shop.Benchmarks", "Dockerfile", "Shop.Benchmarks.dll")]
    public void The_task_names_the_program(string title, string path, string assembly)
    {
        using var repository = DotNetRepositories.Several();
        StringAssert.Contains(Generate(repository, title, path), $"\"{assembly}\"]");
    }

    [TestMethod]
    public void The_directory_of_a_Dockerfile_names_the_program()
    {
        using var repository = new RepositoryFolder()
            .With("api/Api.csproj", DotNetRepositories.Project(Web, Framework)).With("jobs/Jobs.csproj", DotNetRepositories.Project(Plain, Program));
        StringAssert.Contains(Generate(repository, "Image", "jobs/Dockerfile"), "\"Jobs.dll\"]");
    }

    [TestMethod]
    public void Several_programs_are_asked_about()
    {
        using var repository = DotNetRepositories.Several();
        var reason = repository.Run(Task("the shop"))[0].Reason;
        StringAssert.Contains(reason, "several programs: Shop.Api (src/Shop.Api), Shop.Worker (src/Shop.Worker). Name one of them");
    }

    [TestMethod]
    [DataRow("benchmarks/Speed/Speed.csproj", Plain, Program)]
    [DataRow("src/Acme.Benchmarks/Acme.Benchmarks.csproj", Plain, Program)]
    [DataRow("samples/Web/Web.csproj", Web, Framework)]
    [DataRow("examples/Web/Web.csproj", Web, Framework)]
    [DataRow("test/TestApp/TestApp.csproj", Web, Framework)]
    [DataRow("build/Build.csproj", Plain, Program)]
    [DataRow("src/Acme.Json.TestConsole/Acme.Json.TestConsole.csproj", Plain, Program)]
    [DataRow("src/Foo.PerfTests/Foo.PerfTests.csproj", Plain, Program)]
    [DataRow("src/AotTestApp/AotTestApp.csproj", Plain, Program)]
    [DataRow("src/Cli/Cli.csproj", Plain, Program + "<PackAsTool>true</PackAsTool>")]
    [DataRow("src/Tests/Tests.csproj", Plain, Program + "<IsTestProject>true</IsTestProject>")]
    [DataRow("src/Measure/Measure.csproj", Plain, Program, "<PackageReference Include=\"BenchmarkDotNet\" Version=\"1.0.0\" />")]
    [DataRow("src/Wasm/Wasm.csproj", "Microsoft.NET.Sdk.BlazorWebAssembly", Framework)]
    [DataRow("src/Host/Host.csproj", Plain, Program + "<IsAspireHost>true</IsAspireHost>")]
    [DataRow("src/Desktop/Desktop.csproj", Plain, Framework + "<OutputType>WinExe</OutputType>")]
    public void A_library_gets_no_image_whatever_else_runs(string path, string sdk, string properties, string items = "")
    {
        using var repository = new RepositoryFolder()
            .With("src/Acme/Acme.csproj", DotNetRepositories.Project(Plain, "<TargetFrameworks>netstandard2.0;net8.0</TargetFrameworks>"))
            .With(path, DotNetRepositories.Project(sdk, properties, items));
        var outcome = repository.Run(Task("Create production Dockerfile"))[0];
        Assert.AreEqual(OutcomeStatus.AgentFailed, outcome.Status);
        StringAssert.Contains(outcome.Reason, "libraries");
        StringAssert.Contains(outcome.Reason, "a CI workflow and a package, not an image");
    }

    [TestMethod]
    public void A_desktop_program_is_no_library()
    {
        using var repository = new RepositoryFolder().With("src/Desktop/Desktop.csproj", DotNetRepositories.Project(Plain, Framework + "<OutputType>WinExe</OutputType>"));
        var reason = repository.Run(Task("Create production Dockerfile"))[0].Reason;
        Assert.IsFalse(reason.Contains("libraries", StringComparison.Ordinal), reason);
    }

    [TestMethod]
    [DataRow("src/Contest/Contest.csproj", "Image")]
    [DataRow("src/AotTestApp/AotTestApp.csproj", "Image of AotTestApp")]
    public void A_program_is_a_product_unless_a_word_of_its_name_says_otherwise(string path, string title)
    {
        using var repository = new RepositoryFolder().With(path, DotNetRepositories.Project(Plain, Program)).With(Path.GetDirectoryName(path) + "/Program.cs", "");
        StringAssert.Contains(Generate(repository, title), $"{Path.GetFileNameWithoutExtension(path)}.dll");
    }

    [TestMethod]
    public void Three_programs_are_named_at_most()
    {
        using var repository = new RepositoryFolder().With("src/Acme/Acme.csproj", DotNetRepositories.Project(Plain, Framework));
        foreach (var name in "ABCDE")
        {
            _ = repository.With($"samples/{name}/{name}.csproj", DotNetRepositories.Project(Plain, Program));
        }

        StringAssert.Contains(repository.Run(Task("Image"))[0].Reason, "This repository builds libraries, which get a CI workflow and a package, not an image; to build an image of A, B, C and 2 more, name it in the task.");
    }

    [TestMethod]
    [DataRow("Microsoft.NET.Sdk.Web", "<Protobuf Include=\"a.proto\" />", "noble AS build", "alpine3.24 AS production")]
    [DataRow("Microsoft.NET.Sdk.Web", "<PackageReference Include=\"Grpc.Tools\" Version=\"2.0.0\" />", "noble AS build", "alpine3.24 AS production")]
    [DataRow("Microsoft.NET.Sdk.Web", "<PackageReference Include=\"Microsoft.EntityFrameworkCore.SqlServer\" Version=\"10.0.0\" />", "alpine3.24 AS build", "noble AS production")]
    [DataRow("Microsoft.NET.Sdk.Worker", "<PackageReference Include=\"Microsoft.Data.SqlClient\" Version=\"6.0.0\" />", "alpine3.24 AS build", "noble AS production")]
    [DataRow("Microsoft.NET.Sdk.Worker", "<PackageReference Include=\"System.Data.SqlClient\" Version=\"4.0.0\" />", "alpine3.24 AS build", "noble AS production")]
    [DataRow("Microsoft.NET.Sdk.Worker", "<PackageReference Include=\"Dapper\" Version=\"2.0.0\" />", "alpine3.24 AS build", "alpine3.24 AS production")]
    public void An_image_has_what_its_packages_need(string sdk, string item, string build, string production)
    {
        using var repository = new RepositoryFolder().With("App.csproj", DotNetRepositories.Project(sdk, Framework, item)).With("Program.cs", "app.MapHealthChecks(\"/health\");").With("a.proto", "");
        var dockerfile = Generate(repository, "Image");
        StringAssert.Contains(dockerfile, build);
        StringAssert.Contains(dockerfile, production);
        Assert.AreEqual(sdk == Web && production.StartsWith("noble", StringComparison.Ordinal), dockerfile.Contains(
            "CMD [\"bash\", \"-c\", \"exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.0\\\\r\\\\n\\\\r\\\\n' >&3 && grep -q '^HTTP/1.[01] 2' <&3\"]", StringComparison.Ordinal), dockerfile);
    }

    [TestMethod]
    public void SQL_Server_without_cultures_stays_with_Alpine()
    {
        using var repository = new RepositoryFolder().With("App.csproj", DotNetRepositories.Project(Plain, Program + "<InvariantGlobalization>true</InvariantGlobalization>", "<PackageReference Include=\"Microsoft.Data.SqlClient\" Version=\"6.0.0\" />")).With("Program.cs", "");
        StringAssert.Contains(Generate(repository, "Image"), "alpine3.24 AS production");
    }

    [TestMethod]
    public void A_guard_in_the_build_is_off_in_the_image_and_the_file_says_why()
    {
        using var repository = DotNetRepositories.Template("web")
            .With("Directory.Build.props", "<Project><ItemGroup><PackageReference Include=\"A11.Build\" Version=\"1.0.0\" PrivateAssets=\"all\" /></ItemGroup></Project>");
        var dockerfile = Generate(repository, "Image");
        StringAssert.Contains(dockerfile, "# A11.Build is off: the context has no git repository to check, and CI checks it.\n");
        StringAssert.Contains(dockerfile, "-p:A11Enabled=false\n");
        Assert.IsFalse(Generate(DotNetRepositories.Template("web"), "Image").Contains("A11Enabled", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_project_is_copied_whole_where_its_outputs_are_kept_out()
    {
        using var repository = DotNetRepositories.Several().With(".dockerignore", "**/bin\n**/obj\n");
        CollectionAssert.Contains(Copies(Generate(repository, "the API")), "COPY src/Shop.Api/ src/Shop.Api/");
    }

    [TestMethod]
    public void What_dockerignore_keeps_out_of_the_build_is_refused_with_the_pattern()
    {
        using var repository = DotNetRepositories.Several().With(".dockerignore", "Directory.*\n");
        StringAssert.Contains(repository.Run(Task("the API"))[0].Reason, ".dockerignore keeps Directory.Build.props out of the image's build, which needs it. Remove the pattern “Directory.*”");
    }

    [TestMethod]
    [DataRow("10.0.100", "latestFeature", true)]
    [DataRow("10.0.499", "latestPatch", false)]
    [DataRow("10.0.100", null, false)]
    [DataRow("8.0.100", "latestMajor", true)]
    public void Global_json_is_copied_where_the_image_has_an_SDK_that_it_takes(string version, string? rollForward, bool isCopied)
    {
        var policy = rollForward is null ? "" : $", \"rollForward\": \"{rollForward}\"";
        using var repository = DotNetRepositories.Template("web").With("global.json", $"{{ \"sdk\": {{ \"version\": \"{version}\"{policy} }} }}");
        Assert.AreEqual(isCopied, Generate(repository, "Image").Contains("COPY global.json web.csproj", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Global_json_that_no_image_satisfies_and_whose_SDKs_are_needed_is_refused()
    {
        using var repository = DotNetRepositories.Template("web").With("global.json", "{ \"sdk\": { \"version\": \"10.0.999\" }, \"msbuild-sdks\": { \"A\": \"1.0.0\" } }");
        StringAssert.Contains(repository.Run(Task("Image"))[0].Reason, "global.json asks for the SDK 10.0.999 (latestPatch)");
    }

    [TestMethod]
    [DataRow("<TargetFrameworks>net8.0;net10.0</TargetFrameworks>", "--framework net10.0 ")]
    [DataRow(Framework + "<PublishAot>true</PublishAot>", "-p:PublishAot=false")]
    public void A_program_that_is_published_in_several_ways_is_published_in_the_one_of_the_image(string properties, string option)
    {
        using var repository = DotNetRepositories.Template("console").With("console.csproj", DotNetRepositories.Project(Plain, "<OutputType>Exe</OutputType>" + properties));
        StringAssert.Contains(Generate(repository, "Image"), option);
    }

    [TestMethod]
    [DataRow("<TargetFramework>net10.0-windows</TargetFramework>", "net10.0-windows")]
    [DataRow("<TargetFramework>net481</TargetFramework>", "net481")]
    [DataRow(Framework + "<RuntimeIdentifier>win-x64</RuntimeIdentifier>", "win-x64")]
    public void What_runs_in_no_Linux_container_is_refused(string properties, string named)
    {
        using var repository = new RepositoryFolder().With("App.csproj", DotNetRepositories.Project(Plain, "<OutputType>Exe</OutputType>" + properties));
        StringAssert.Contains(repository.Run(Task("Image"))[0].Reason, named);
    }

    [TestMethod]
    public void A_path_with_a_space_is_copied_and_built()
    {
        using var repository = new RepositoryFolder().With("my app/App.csproj", DotNetRepositories.Project(Web, Framework)).With("my app/Program.cs", "");
        var dockerfile = Generate(repository, "Image");
        StringAssert.Contains(dockerfile, "COPY [\"my app/App.csproj\", \"my app/\"]\n");
        StringAssert.Contains(dockerfile, "RUN dotnet restore \"my app/App.csproj\"");
    }

    [TestMethod]
    public void Where_MSBuild_can_not_be_asked_the_projects_are_read_as_XML_and_that_is_said()
    {
        using var repository = DotNetRepositories.Several();
        var notes = new List<string>();
        var outcome = repository.Run(Task("the API"), new BuiltInAgent(_ => new Refusing()), new RunOptions(TestEngine.Default) { Warn = notes.Add })[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        CollectionAssert.AreEqual(new[] { "T1: not evaluated: No SDK. The projects were read as XML, without conditions and imports that need MSBuild." }, notes);
    }

    private static string Task(string title, string path = "Dockerfile") =>
        $$"""{ "task_id": "T1", "title": "{{title}}", "acceptance_criteria": ["Multi-stage build for smaller image"], "files_to_create": ["{{path}}"] }""";

    private static string Generate(RepositoryFolder repository, string title, string path = "Dockerfile")
    {
        var outcome = repository.Run(Task(title, path))[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, $"{outcome.Reason} {string.Join('\n', outcome.Diagnostics)}");
        return repository.Read(path);
    }

    private static string[] Copies(string dockerfile) => [.. dockerfile.Split('\n').Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))];

    private sealed class Refusing : IProjectEvaluator
    {
        public Task<EvaluatedProjects> EvaluateAsync(IReadOnlyList<string> projects, CancellationToken cancellation) => throw new EvaluationException("No SDK.");
    }
}
