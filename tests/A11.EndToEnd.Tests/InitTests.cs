using System.IO.Compression;

namespace A11.EndToEnd.Tests;

/// <summary>What init says of builds is what builds do.</summary>
[TestClass]
public sealed class InitTests
{
    private const string Hidden = "<Project>\n  <!-- Tests have settings of their own. -->\n</Project>\n";

    [TestMethod]
    public void Every_project_is_guarded_where_init_says_so()
    {
        using var consumer = new Consumer();
        consumer.Write("src/App/App.csproj", Project("net10.0"));
        consumer.Write("tests/AppTests/AppTests.csproj", Project("net10.0"));
        consumer.Write("Directory.Build.props", "<Project>\n</Project>\n");
        consumer.Write("tests/Directory.Build.props", Hidden);
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        var init = Init(consumer).Says("Every build now checks the repository: 2 of 2 projects reference A11.Build.").Says("First check: 1 error");
        _ = init.Says("extended Directory.Build.props").Says("extended tests/Directory.Build.props");
        _ = consumer.Build("tests/AppTests").Fails("AXD3006");
        _ = Init(consumer, "--baseline").Says("created  a11.baseline.json");
        consumer.Build("tests/AppTests").Says("A11 -> ").Passes();
        _ = consumer.Dotnet(ToolTests.Program(), "doctor").Says("good     build             2 of 2 projects reference A11.Build.").Says("Evaluating 2 projects with MSBuild");
    }

    [TestMethod]
    public void Central_and_locked_packages_get_a_reference_that_no_package_depends_on()
    {
        using var consumer = new Consumer();
        consumer.Write("Directory.Packages.props", "<Project>\n  <PropertyGroup>\n    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>\n  </PropertyGroup>\n</Project>\n");
        consumer.Write("Directory.Build.props", "<Project>\n  <PropertyGroup>\n    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>\n    <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>\n  </PropertyGroup>\n</Project>\n");
        consumer.Write("Lib/Lib.csproj", Project("net10.0"));
        consumer.Write("Plain/Plain.csproj", Project("net10.0").Replace("</PropertyGroup>", "<ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally></PropertyGroup>", StringComparison.Ordinal));
        consumer.Write("Outside/Outside.csproj", "<Project><PropertyGroup><ImportDirectoryBuildProps>false</ImportDirectoryBuildProps><ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps></PropertyGroup><Import Project=\"Sdk.props\" Sdk=\"Microsoft.NET.Sdk\" /><PropertyGroup><TargetFrameworks>net10.0;net9.0</TargetFrameworks></PropertyGroup><Import Project=\"Sdk.targets\" Sdk=\"Microsoft.NET.Sdk\" /></Project>");
        consumer.Dotnet("restore", "Lib").Passes();
        var init = Init(consumer).Says("2 of 3 projects reference A11.Build. A build of the others alone checks nothing.").Says("dotnet restore Lib/Lib.csproj --force-evaluate").DoesNotSay("Every build");
        _ = init.Says("unguarded  Outside/Outside.csproj: it imports no Directory.Build.props. Add to it: <PackageReference Include=\"A11.Build\" Version=\"0.1.0\" PrivateAssets=\"all\" />");
        consumer.Dotnet("restore", "Lib", "--force-evaluate").Passes();
        consumer.Dotnet("restore", "Lib", "--locked-mode").Passes();
        consumer.Dotnet("pack", "Lib", "--no-restore", "-o", consumer.PathOf("out")).Says("A11 -> ").DoesNotSay(": warning ").Passes();
        using var package = ZipFile.OpenRead(consumer.PathOf("out/Lib.1.0.0.nupkg"));
        using var description = new StreamReader(package.GetEntry("Lib.nuspec")!.Open());
        Assert.IsFalse(description.ReadToEnd().Contains("A11.Build", StringComparison.Ordinal));
    }

    [TestMethod]
    public void What_is_ours_is_not_published_by_a_web_project_at_the_root()
    {
        using var consumer = new Consumer();
        consumer.Write("Web.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><UseAppHost>false</UseAppHost></PropertyGroup></Project>");
        consumer.Write("Program.cs", "Microsoft.AspNetCore.Builder.WebApplication.Create(args).Run();");
        consumer.Write("appsettings.json", "{}");
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        _ = Init(consumer, "--baseline").Says("created  a11.baseline.json").Says("1 of 1 project references A11.Build.");
        consumer.Dotnet("publish", "-o", consumer.PathOf("out"), "-nologo").Passes();
        Assert.IsTrue(File.Exists(consumer.PathOf("out/appsettings.json")));
        Assert.IsEmpty(Directory.EnumerateFiles(consumer.PathOf("out"), "a11.*"));
    }

    private static string Project(string framework) => $"<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup><TargetFramework>{framework}</TargetFramework></PropertyGroup>\n</Project>\n";

    private static Output Init(Consumer consumer, params string[] options)
    {
        var output = consumer.Dotnet([ToolTests.Program(), "init", .. options]);
        output.Passes();
        return output;
    }
}
