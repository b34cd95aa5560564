namespace A11.EndToEnd.Tests;

/// <summary>A way in which .NET repositories are laid out.</summary>
/// <param name="Name">What it is called in the test's name.</param>
/// <param name="Target">What is built, from the root; empty for the root itself.</param>
/// <param name="Arrange">Writes its files.</param>
/// <param name="Says">What <c>init</c> says of it, beside that every project is guarded.</param>
internal sealed record Shape(string Name, string Target, Action<Consumer> Arrange, params string[] Says)
{
    private const string Library = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>";
    private const string Solution = "<Solution>\n  <Project Path=\"src/One/One.csproj\" />\n  <Project Path=\"src/Two/Two.csproj\" />\n</Solution>\n";

    /// <summary>The shapes that were met in well-known repositories.</summary>
    public static IReadOnlyList<Shape> All { get; } =
    [
        new("one project at the root", "", consumer => Project(consumer, "App.csproj", Library), "Directory.Build.props"),
        new("central packages", "All.slnx", consumer =>
        {
            TwoProjects(consumer);
            consumer.Write("Directory.Packages.props", "<Project>\n  <PropertyGroup>\n    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>\n  </PropertyGroup>\n</Project>\n");
        }, "Directory.Packages.props"),
        new("central packages that are not enabled", "All.slnx", consumer =>
        {
            TwoProjects(consumer);
            consumer.Write("Directory.Packages.props", "<Project>\n  <ItemGroup>\n    <PackageVersion Include=\"Some.Package\" Version=\"1.0.0\" />\n  </ItemGroup>\n</Project>\n");
        }, "Directory.Build.props"),
        new("nested props that hide those of the root", "All.slnx", consumer =>
        {
            TwoProjects(consumer);
            consumer.Write("Directory.Build.props", "<Project>\n  <PropertyGroup>\n    <Company>Contoso</Company>\n  </PropertyGroup>\n</Project>\n");
            consumer.Write("src/Directory.Build.props", "<Project>\n  <PropertyGroup>\n    <Product>Sources</Product>\n  </PropertyGroup>\n</Project>\n");
        }, "src/Directory.Build.props"),
        new("projects that disagree on warnings", "All.slnx", consumer =>
        {
            TwoProjects(consumer);
            Project(consumer, "src/One/One.csproj", Library.Replace("</PropertyGroup>", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>", StringComparison.Ordinal));
        }),
        new("traversal", "dirs.proj", consumer =>
        {
            TwoProjects(consumer);
            consumer.Write("dirs.proj", "<Project DefaultTargets=\"Build\">\n  <ItemGroup>\n    <Member Include=\"src/*/*.csproj\" />\n  </ItemGroup>\n  <Target Name=\"Restore\"><MSBuild Projects=\"@(Member)\" Targets=\"Restore\" /></Target>\n  <Target Name=\"Build\"><MSBuild Projects=\"@(Member)\" BuildInParallel=\"true\" /></Target>\n</Project>\n");
        }),
        new("solution filter", "Some.slnf", consumer =>
        {
            TwoProjects(consumer);
            consumer.Write("Some.slnf", """{ "solution": { "path": "All.slnx", "projects": [ "src/Two/Two.csproj" ] } }""");
        }),
        new("F#", "", consumer =>
        {
            consumer.Write("App.fsproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><Compile Include=\"A.fs\" /></ItemGroup></Project>");
            consumer.Write("A.fs", "module A\nlet one = 1\n");
        }),
        new("Visual Basic", "", consumer =>
        {
            consumer.Write("App.vbproj", Library);
            consumer.Write("A.vb", "Public Class A\nEnd Class\n");
        }),
        new("several frameworks", "src/Lib", consumer => Project(consumer, "src/Lib/Lib.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks></PropertyGroup></Project>")),
        new("web at the root", "", consumer =>
        {
            Project(consumer, "Web.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
            consumer.Write("Code.cs", "var app = Microsoft.AspNetCore.Builder.WebApplication.Create();\napp.Run();\n");
        }),
        new("warnings that are errors everywhere", "All.slnx", consumer =>
        {
            TwoProjects(consumer);
            consumer.Write("Directory.Build.props", "<Project>\r\n\t<PropertyGroup>\r\n\t\t<TreatWarningsAsErrors>true</TreatWarningsAsErrors>\r\n\t\t<MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>\r\n\t\t<NoWarn>$(NoWarn);CS1591</NoWarn>\r\n\t</PropertyGroup>\r\n</Project>\r\n");
        }),
    ];

    /// <summary>Writes a project with a source file that compiles.</summary>
    public static void Project(Consumer consumer, string path, string text)
    {
        consumer.Write(path, text);
        consumer.Write(Path.Combine(Path.GetDirectoryName(path)!, "Code.cs").Replace('\\', '/'), $"internal sealed class {Path.GetFileNameWithoutExtension(path)}Code {{ }}\n");
    }

    /// <summary>Writes two libraries in a solution.</summary>
    public static void TwoProjects(Consumer consumer)
    {
        Project(consumer, "src/One/One.csproj", Library);
        Project(consumer, "src/Two/Two.csproj", Library);
        consumer.Write("All.slnx", Solution);
    }
}
