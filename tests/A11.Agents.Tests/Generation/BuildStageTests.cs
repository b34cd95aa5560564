using A11.Agents.Generation.Verification;
using A11.Agents.Workspaces;
using A11.Core.Files;
using A11.Core.Text;

namespace A11.Agents.Tests.Generation;

/// <summary>What is read of the stage that builds a program: where each command runs, its arguments on this machine, and where the program must be.</summary>
[TestClass]
public sealed class BuildStageTests
{
    [TestMethod]
    public void Each_step_has_the_directory_that_WORKDIR_gave_it()
    {
        var stage = Read("FROM x AS base\nWORKDIR /work\n\nFROM base AS build\nCOPY a ./\nWORKDIR /src\nCOPY b ./\nWORKDIR App\nRUN dotnet restore\nWORKDIR ../../..\nRUN dotnet build\n");
        CollectionAssert.AreEqual(new[] { "work", "src", "src/App", "" }, stage!.Steps.Select(step => step.Directory).ToArray());
    }

    [TestMethod]
    [DataRow("WORKDIR $HOME\nRUN dotnet restore", "WORKDIR $HOME")]
    [DataRow("RUN dotnet restore\nRUN dotnet workload restore", "RUN dotnet workload restore")]
    [DataRow("RUN dotnet restore\nRUN dotnet /tmp/x.dll", "RUN dotnet /tmp/x.dll")]
    [DataRow("ENV A=1\nRUN dotnet restore", "ENV A=1")]
    public void What_is_not_understood_is_not_run(string stage, string instruction)
    {
        Assert.IsNull(BuildStage.Read(new SourceText("FROM x\n" + stage + "\n"), out var reason));
        Assert.AreEqual($"“{instruction}” is not run outside of Docker", reason);
    }

    [TestMethod]
    [DataRow("COPY --from=build /app ./", "app/x.dll")]
    [DataRow("COPY --from=0 /src/out/ /app/", "src/out/x.dll")]
    [DataRow("COPY --from=build /src/out/x.dll ./", "src/out/x.dll")]
    [DataRow("COPY --from=build / /", "app/x.dll")]
    [DataRow("COPY --from=other /app ./", null)]
    [DataRow("COPY --from=build /out/* ./", null)]
    public void The_program_is_expected_where_COPY_takes_it_from(string copy, string? expected)
    {
        var stage = Read($"FROM x AS build\nRUN dotnet publish\n\nFROM y AS runtime\nWORKDIR /app\n\nFROM runtime\n{copy}\nENTRYPOINT [\"dotnet\", \"x.dll\"]\n");
        Assert.AreEqual(expected, stage!.Program?.Origins.Single());
    }

    [TestMethod]
    [DataRow("publish --output /app", "publish --output @/app")]
    [DataRow("publish -o /app/", "publish -o @/app/")]
    [DataRow("publish --output=/app", "publish --output=@/app")]
    [DataRow("publish /src/App.csproj", "publish @/src/App.csproj")]
    [DataRow("publish /p:UseAppHost=false /m /nologo", "publish /p:UseAppHost=false /m /nologo")]
    [DataRow("publish -p:PublishDir=/app /p:OutDir=/o/;A=b", "publish -p:PublishDir=@/app /p:OutDir=@/o/;A=b")]
    [DataRow("build /bl:/logs/a.binlog --source https://a.example/v3", "build /bl:@/logs/a.binlog --source https://a.example/v3")]
    [DataRow("publish --source=https://a.example/v3 -p:Url=https://a.example", "publish --source=https://a.example/v3 -p:Url=https://a.example")]
    [DataRow("publish -o /m", "publish -o @/m")]
    [DataRow("publish App/App.csproj -o ../app", "publish App/App.csproj -o ../app")]
    public void Paths_of_the_image_lead_into_its_directory(string command, string expected) =>
        Assert.AreEqual(expected + " -maxcpucount:1", Map(command));

    [TestMethod]
    [DataRow("build @/args.rsp", "@/args.rsp")]
    [DataRow("build -p:A=b:/c", "-p:A=b:/c")]
    [DataRow("build -o ../../../app", "../../../app")]
    [DataRow("restore --source file:///feed", "file:///feed")]
    public void A_path_that_can_not_be_told_is_not_run(string command, string word) =>
        Assert.AreEqual($"“{word}” holds a path of the image, which can't be told from other text", Map(command));

    [TestMethod]
    public void Only_what_MSBuild_carries_out_is_given_its_option() => Assert.AreEqual("tool restore", Map("tool restore"));

    private static BuildStage? Read(string text)
    {
        var stage = BuildStage.Read(new SourceText(text), out var reason);
        Assert.AreEqual("", reason);
        return stage;
    }

    private static string Map(string command)
    {
        using var repository = new RepositoryFolder().With("a", "");
        using var workspace = Workspace.Create(new MemoryFileSource([]), repository.Root, new WorkspaceOptions(), CancellationToken.None);
        var arguments = new BuildArguments("src/App", new ImageDirectory(workspace)).Map(["dotnet", .. command.Split(' ')], out var reason);
        return arguments is not { } mapped ? reason : string.Join(' ', mapped).Replace(workspace.Folder, "@", StringComparison.Ordinal);
    }
}
