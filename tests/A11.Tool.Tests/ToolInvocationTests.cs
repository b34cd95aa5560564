using A11.Tool.Initialization;

namespace A11.Tool.Tests;

/// <summary>The commands that init names work as they are printed.</summary>
[TestClass]
public sealed class ToolInvocationTests
{
    [TestMethod]
    [DataRow("/home/u/.nuget/packages/a11.tool/0.1.0/tools/net10.0/any/dotnet-a11.dll", "dnx A11.Tool", false)]
    [DataRow("/src/A11.Tool/bin/Release/net10.0/dotnet-a11.dll", "/usr/bin/dotnet /src/A11.Tool/bin/Release/net10.0/dotnet-a11.dll", true)]
    [DataRow("/my src/dotnet-a11.dll", "/usr/bin/dotnet \"/my src/dotnet-a11.dll\"", true)]
    public void It_is_named_as_it_was_started(string program, string command, bool isInstalled)
    {
        using var folder = new ToolFolder().WithGit();
        Assert.AreEqual(new ToolInvocation(command, isInstalled), ToolInvocation.Find(folder.Path, ["/usr/bin/dotnet", program], null));
    }

    [TestMethod]
    [DataRow(".config/dotnet-tools.json", "{\"version\":1,\"tools\":{\"A11.Tool\":{\"version\":\"0.1.0\",\"commands\":[\"dotnet-a11\"]}}}", "dotnet a11")]
    [DataRow("dotnet-tools.json", "{\"version\":1,\"tools\":{\"a11.tool\":{}}}", "dotnet a11")]
    [DataRow("dotnet-tools.json", "{\"version\":1,\"tools\":{\"other\":{}}}", "dnx A11.Tool")]
    [DataRow("dotnet-tools.json", "{", "dnx A11.Tool")]
    public void A_tool_of_the_repository_is_started_by_dotnet(string manifest, string content, string command)
    {
        using var folder = new ToolFolder().WithGit().With(manifest, content);
        Assert.AreEqual(command, ToolInvocation.Find(folder.Path, ["/usr/bin/dotnet", "/p/a11.tool/0.1.0/tools/net10.0/any/dotnet-a11.dll"], null).Command);
    }

    [TestMethod]
    public void What_runs_once_is_told_how_to_stay()
    {
        using var folder = new ToolFolder { OwnCommand = ["/usr/bin/dotnet", "/p/a11.tool/0.1.0/tools/net10.0/any/dotnet-a11.dll"] }.WithGit().With("Dockerfile", "FROM debian\n");
        var output = folder.Run("init").Output;
        StringAssert.Contains(output, "\n  dotnet tool install A11.Tool  ");
        StringAssert.Contains(output, "\n  dnx A11.Tool check  ");
    }
}
