namespace A11.EndToEnd.Tests;

/// <summary>The command line as it is installed.</summary>
[TestClass]
public sealed class ToolTests
{
    /// <summary>The program as it was built.</summary>
    public static string Program() => Path.Combine(Feed.Root, "src", "A11.Tool", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "dotnet-a11.dll");

    [TestMethod]
    public void It_installs_from_the_feed_and_works()
    {
        using var consumer = new Consumer();
        consumer.Dotnet("new", "tool-manifest").Passes();
        consumer.Dotnet("tool", "install", "A11.Tool", "--version", "0.1.0").Passes();
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        _ = consumer.Dotnet("a11", "check").Fails("Dockerfile:3:6: error AXD3006");
        consumer.Dotnet("a11", "explain", "AXD3006").Says("AXD3006").Passes();
        consumer.Write("Dockerfile", Consumer.GoodDockerfile);
        consumer.Dotnet("a11", "check").Says("0 errors").Passes();
    }

    [TestMethod]
    public void What_init_writes_builds()
    {
        using var consumer = new Consumer();
        consumer.Write("src/App/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        consumer.Write("src/App/App.cs", "class App;");
        consumer.Dotnet(Program(), "init").Passes();
        consumer.Build("src/App").Says("A11 -> ").Passes();
    }
}
