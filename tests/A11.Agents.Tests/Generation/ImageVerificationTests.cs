using A11.Agents.Agents;
using A11.Agents.DotNet;
using A11.Agents.Generation;
using A11.Agents.Generation.Verification;
using A11.Agents.Records;
using A11.Agents.Runs;
using A11.Tests;

namespace A11.Agents.Tests.Generation;

/// <summary>The build commands of generated images, run outside of Docker.</summary>
[TestClass]
public sealed class ImageVerificationTests
{
    [TestMethod]
    [DataRow("web")]
    [DataRow("console")]
    [DataRow("blazor")]
    public void The_image_of_a_new_program_can_be_built(string template)
    {
        using var repository = DotNetRepositories.Template(template);
        Verify(repository, "Image", evaluates: false);
    }

    [TestMethod]
    public void The_image_of_a_program_over_shared_files_can_be_built()
    {
        using var repository = DotNetRepositories.Several();
        Verify(repository, "the API", evaluates: true);
    }

    [TestMethod]
    public void A_command_that_fails_fails_the_task_with_its_errors()
    {
        using var repository = DotNetRepositories.Template("console").With("Program.cs", "Console.WriteLine(Missing);\n");
        var outcome = Run(repository, "Image", new BuiltInAgent(), out var notes);
        SkipWhereNotVerified(notes);
        Assert.AreEqual(OutcomeStatus.AgentFailed, outcome.Status);
        StringAssert.Contains(outcome.Reason, "“dotnet publish console.csproj");
        StringAssert.Contains(outcome.Reason, "Program.cs(1,19): error CS0103");
        Assert.IsFalse(repository.Has("Dockerfile"));
    }

    [TestMethod]
    public void What_is_not_in_the_context_fails_the_task()
    {
        var outcome = RunWith("FROM sdk AS build\nWORKDIR /source\nCOPY gone.csproj ./\nRUN dotnet restore\n\nFROM runtime\nUSER app\nENTRYPOINT [\"dotnet\", \"x.dll\"]\n", out _);
        StringAssert.Contains(outcome.Reason, "“COPY gone.csproj ./” fails: gone.csproj is not in the build context.");
    }

    [TestMethod]
    public void A_program_that_the_build_does_not_make_fails_the_task()
    {
        var outcome = RunWith("FROM sdk AS build\nWORKDIR /source\nCOPY console.csproj Program.cs ./\nRUN dotnet publish --output /app\n\nFROM runtime\nWORKDIR /app\nCOPY --from=build /app ./\nUSER app\nENTRYPOINT [\"dotnet\", \"other.dll\"]\n", out var notes);
        SkipWhereNotVerified(notes);
        StringAssert.Contains(outcome.Reason, "The image starts other.dll, which its build does not make.");
    }

    [TestMethod]
    [DataRow("FROM x\nRUN pip install -r requirements.txt\n", "no stage of it builds by dotnet")]
    [DataRow("FROM x\nRUN dotnet publish && rm -rf /\n", "no stage of it builds by dotnet")]
    [DataRow("FROM x\nRUN dotnet restore\nRUN curl -O https://example.com\n", "“RUN curl -O https://example.com” is not run outside of Docker")]
    [DataRow("FROM x\nADD https://example.com/a.tgz /\nRUN dotnet restore\n", "“ADD https://example.com/a.tgz /” is not run outside of Docker")]
    public void Other_commands_are_not_run_and_that_is_said(string dockerfile, string reason)
    {
        _ = RunWith(dockerfile, out var notes);
        StringAssert.Contains(notes[^1], $"not verified: Dockerfile: {reason}");
    }

    [TestMethod]
    public void A_link_that_the_build_makes_is_not_written_through()
    {
        using var elsewhere = new RepositoryFolder().With("victim", "mine");
        using var repository = DotNetRepositories.Template("console")
            .With("Directory.Build.targets", $"<Project><Target Name=\"Plant\" BeforeTargets=\"Restore\"><Exec Command=\"ln -s {elsewhere.Root}/victim Program.cs\" /></Target></Project>");
        var outcome = Run(repository, "Image", new ScriptedAgent(("Dockerfile", Build("COPY console.csproj Directory.Build.targets ./\nRUN dotnet restore\nCOPY Program.cs ./"))), out var notes);
        SkipWhereNotVerified(notes);
        Assert.AreEqual("mine", elsewhere.Read("victim"));
        StringAssert.Contains(notes[^1], "not verified: Dockerfile: the build put a link", outcome.Reason);
    }

    [TestMethod]
    public void Each_command_runs_where_WORKDIR_says_and_absolute_paths_lead_to_one_root()
    {
        using var repository = DotNetRepositories.Template("console");
        _ = Run(repository, "Image", new ScriptedAgent(("Dockerfile", Build("COPY console.csproj Program.cs /src/App/\nWORKDIR /src\nWORKDIR App\nRUN dotnet publish /src/App/console.csproj /p:UseAppHost=false -p:PublishDir=/app/"))), out var notes);
        SkipWhereNotVerified(notes);
        StringAssert.StartsWith(notes[^1], "T1: verified: Dockerfile: dotnet publish; ");
    }

    [TestMethod]
    public void Without_a_sandbox_nothing_is_run()
    {
        using var repository = DotNetRepositories.Template("console").With("a11.yml", "version: 1\nsandbox: off\n");
        _ = Run(repository, "Image", new ScriptedAgent(("Dockerfile", Build("COPY console.csproj Program.cs ./\nRUN dotnet publish --output /app"))), out var notes);
        StringAssert.Contains(notes[^1], "not verified: Dockerfile: no sandbox, without which no build is run.");
    }

    private static string Build(string steps) =>
        $"FROM sdk AS build\nWORKDIR /source\n{steps}\n\nFROM runtime\nWORKDIR /app\nCOPY --from=build /app ./\nUSER app\nENTRYPOINT [\"dotnet\", \"console.dll\"]\n";

    private static void Verify(RepositoryFolder repository, string title, bool evaluates)
    {
        var outcome = Run(repository, title, evaluates ? new BuiltInAgent(root => new ProjectEvaluator(root)) : new BuiltInAgent(), out var notes);
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        SkipWhereNotVerified(notes);
        StringAssert.StartsWith(notes[^1], "T1: verified: Dockerfile: dotnet restore, dotnet publish; ");
    }

    private static TaskOutcome RunWith(string dockerfile, out List<string> notes)
    {
        using var repository = DotNetRepositories.Template("console");
        return Run(repository, "Image", new ScriptedAgent(("Dockerfile", dockerfile)), out notes);
    }

    private static TaskOutcome Run(RepositoryFolder repository, string title, IAgent agent, out List<string> notes)
    {
        var told = notes = [];
        var task = $$"""{ "task_id": "T1", "title": "{{title}}", "acceptance_criteria": ["Small image"], "files_to_create": ["Dockerfile"] }""";
        return repository.Run(task, new VerifyingAgent(agent), new RunOptions(TestEngine.Default) { Warn = told.Add })[0];
    }

    /// <summary>Only for what this machine lacks: a Dockerfile that the verifier does not understand is no reason to show nothing.</summary>
    private static void SkipWhereNotVerified(List<string> notes)
    {
        string[] lacks = ["no sandbox", "was not found on the PATH", "can't be had here", "is not here", "is not installed here", "is too old", "did not end within"];
        if (notes.Find(note => note.Contains("not verified", StringComparison.Ordinal) && lacks.Any(lack => note.Contains(lack, StringComparison.Ordinal))) is { } note)
        {
            Assert.Inconclusive(note);
        }
    }
}
