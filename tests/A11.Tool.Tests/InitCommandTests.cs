using System.Text;

namespace A11.Tool.Tests;

[TestClass]
public sealed class InitCommandTests
{
    [TestMethod]
    public void A_repository_gets_a_configuration_a_task_and_the_package()
    {
        using var folder = new ToolFolder().WithGit().With("app/app.csproj", "<Project />").With("Directory.Packages.props", "<Project>\n  <PropertyGroup />\n</Project>\n");
        var result = folder.RunIn("app", "init");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Error);
        StringAssert.StartsWith(result.Output, "created  a11.yml\ncreated  .a11/tasks/T001.json\nextended Directory.Packages.props: every build now checks the repository\n");
        Assert.AreEqual(
            """
            <Project>
              <PropertyGroup />
              <ItemGroup>
                <!-- Checks the repository's infrastructure files in every build. -->
                <GlobalPackageReference Include="A11.Build" Version="0.1.0" />
              </ItemGroup>
            </Project>

            """.Replace("0.1.0", Core.EngineVersion.Text, StringComparison.Ordinal),
            folder.Read("Directory.Packages.props"));
        Assert.AreEqual(
            """
            {
              "task_id": "T001",
              "title": "Create CI pipeline for .NET project",
              "acceptance_criteria": [
                "Run tests on push and PR",
                "Cache dependencies for speed"
              ],
              "files_to_create": [
                ".github/workflows/ci.yml"
              ]
            }

            """,
            folder.Read(".a11/tasks/T001.json"));
        Assert.AreEqual(ExitCode.Clean, folder.Run("check").Code);
    }

    [TestMethod]
    public void What_is_there_is_kept()
    {
        using var folder = new ToolFolder().WithGit().With("app.csproj", "<Project />").With("a11.yml", "failOn: info\n");
        _ = folder.Run("init");
        var properties = folder.Read("Directory.Build.props");
        var again = folder.Run("init");
        StringAssert.StartsWith(
            again.Output,
            "kept     a11.yml: it is there already\nkept     .a11/tasks/T001.json: it is there already\nkept     Directory.Build.props: it refers to A11.Build already\n");
        Assert.AreEqual("failOn: info\n", folder.Read("a11.yml"));
        Assert.AreEqual(properties, folder.Read("Directory.Build.props"));
    }

    [TestMethod]
    public void A_file_that_is_extended_keeps_its_mark_and_line_ends()
    {
        using var folder = new ToolFolder().WithGit().With("app.csproj", "<Project />");
        var path = Path.Combine(folder.Path, "Directory.Build.props");
        File.WriteAllText(path, "<Project>\r\n</Project>\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        _ = folder.Run("init");
        var bytes = File.ReadAllBytes(path);
        CollectionAssert.AreEqual(new byte[] { 0xEF, 0xBB, 0xBF }, bytes[..3]);
        var text = folder.Read("Directory.Build.props");
        StringAssert.Contains(text, "<PackageReference Include=\"A11.Build\" ");
        Assert.AreEqual(text.Count(character => character == '\n'), text.Count(character => character == '\r'));
    }

    [TestMethod]
    public void Another_language_s_repository_is_told_what_to_do_instead()
    {
        using var folder = new ToolFolder().WithGit().With("pyproject.toml", "").With(".github/workflows/ci.yml", "on: push\n");
        var result = folder.Run("init");
        StringAssert.Contains(result.Output, "created  .a11/tasks/T001.json\nThere is no .NET project here: run “dotnet a11 check” in CI");
        StringAssert.Contains(folder.Read(".a11/tasks/T001.json"), "\"Dockerfile\"");
    }
}
