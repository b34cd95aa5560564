namespace A11.Agents.Tests.Generation;

/// <summary>Repositories of .NET as people have them.</summary>
internal static class DotNetRepositories
{
    private const string Settings = "<Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>";

    /// <summary>A project's file.</summary>
    public static string Project(string sdk, string properties, string items = "") =>
        $"<Project Sdk=\"{sdk}\"><PropertyGroup>{properties}</PropertyGroup><ItemGroup>{items}</ItemGroup></Project>";

    /// <summary>What <c>dotnet new</c> makes of a template, as far as a build reads it.</summary>
    public static RepositoryFolder Template(string name)
    {
        const string framework = "<TargetFramework>net10.0</TargetFramework>" + Settings;
        var repository = new RepositoryFolder();
        return name switch
        {
            "console" => repository.With("console.csproj", Project("Microsoft.NET.Sdk", "<OutputType>Exe</OutputType>" + framework)).With("Program.cs", "// See https://aka.ms/new-console-template for more information\nConsole.WriteLine(\"Hello, World!\");\n"),
            "classlib" => repository.With("classlib.csproj", Project("Microsoft.NET.Sdk", framework)).With("Class1.cs", "namespace classlib;\n\npublic class Class1\n{\n\n}\n"),
            "web" => Web(repository, "web", ""),
            "webapi" => Web(repository, "webapi", "<PackageReference Include=\"Microsoft.AspNetCore.OpenApi\" Version=\"10.0.12\" />").With("Program.cs", "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddOpenApi();\nvar app = builder.Build();\napp.MapGet(\"/weatherforecast\", () =>  1);\napp.Run();\n"),
            "blazor" => Web(repository, "blazor", "")
                .With("Components/App.razor", "<!DOCTYPE html>\n<html><body><h1>Hello</h1></body></html>\n")
                .With("Components/_Imports.razor", "@using System.Net.Http\n")
                .With("wwwroot/app.css", "h1 { color: black; }\n")
                .With("Program.cs", "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddRazorComponents();\nvar app = builder.Build();\napp.UseAntiforgery();\napp.MapRazorComponents<blazor.Components.App>();\napp.Run();\n"),
            "worker" => repository
                .With("worker.csproj", Project("Microsoft.NET.Sdk.Worker", framework, "<PackageReference Include=\"Microsoft.Extensions.Hosting\" Version=\"10.0.12\" />"))
                .With("Program.cs", "using worker;\n\nvar builder = Host.CreateApplicationBuilder(args);\nbuilder.Services.AddHostedService<Worker>();\nbuilder.Build().Run();\n")
                .With("Worker.cs", "namespace worker;\n\npublic class Worker : BackgroundService\n{\n    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;\n}\n")
                .With("appsettings.json", "{}"),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };

        RepositoryFolder Web(RepositoryFolder folder, string project, string packages) => folder
            .With($"{project}.csproj", Project("Microsoft.NET.Sdk.Web", framework, packages))
            .With("Program.cs", "var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\napp.MapGet(\"/\", () => \"Hello World!\");\napp.Run();\n")
            .With("Properties/launchSettings.json", "{}")
            .With("appsettings.json", "{}")
            .With("appsettings.Development.json", "{}");
    }

    /// <summary>Two programs over libraries, with all that projects import and link: nested properties, a version file, a linked source, settings of analyzers, data from elsewhere.</summary>
    public static RepositoryFolder Several() => new RepositoryFolder()
        .With("Directory.Build.props", $"<Project><Import Project=\"Directory.Version.props\" /><PropertyGroup><Tfm>net10.0</Tfm>{Settings}</PropertyGroup><ItemGroup><AdditionalFiles Include=\"$(MSBuildThisFileDirectory)stylecop.json\" /></ItemGroup></Project>")
        .With("Directory.Version.props", "<Project><PropertyGroup><Version>1.2.3</Version></PropertyGroup></Project>")
        .With("Directory.Build.targets", "<Project><Target Name=\"Needed\" BeforeTargets=\"BeforeBuild\"><Error Condition=\"!Exists('$(MSBuildThisFileDirectory)build/rules.ruleset')\" Text=\"No rules.\" /></Target></Project>")
        .With("Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>")
        .With("src/Directory.Build.props", "<Project><Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))\" /><PropertyGroup><TargetFramework>$(Tfm)</TargetFramework><CodeAnalysisRuleSet>$(MSBuildThisFileDirectory)../build/rules.ruleset</CodeAnalysisRuleSet></PropertyGroup></Project>")
        .With("tests/Directory.Build.props", "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>")
        .With("build/rules.ruleset", "<RuleSet Name=\"All\" ToolsVersion=\"17.0\" />")
        .With("stylecop.json", "{}")
        .With("SharedVersion.cs", "namespace Shop; internal static class SharedVersion { public const string Text = \"1\"; }\n")
        .With(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.CS0168.severity = error\n")
        .With("nuget.config", "<configuration><packageSources><clear /><add key=\"nuget.org\" value=\"https://api.nuget.org/v3/index.json\" /><add key=\"own\" value=\"eng/feed\" /></packageSources></configuration>")
        .With("eng/feed/readme.txt", "Packages of our own.")
        .With("shared/prices.json", "{}")
        .With("src/Shop.Core/Shop.Core.csproj", Project("Microsoft.NET.Sdk", "", "<Compile Include=\"../../SharedVersion.cs\" Link=\"SharedVersion.cs\" />"))
        .With("src/Shop.Core/Order.cs", "namespace Shop.Core; public class Order { public string Version => SharedVersion.Text; }\n")
        .With("src/Shop.Api/Shop.Api.csproj", Project("Microsoft.NET.Sdk.Web", "<AssemblyName>shop-api</AssemblyName>", "<ProjectReference Include=\"..\\Shop.Core\\Shop.Core.csproj\" /><Content Include=\"../../shared/prices.json\" Link=\"prices.json\" CopyToOutputDirectory=\"Always\" />"))
        .With("src/Shop.Api/Program.cs", "var app = WebApplication.Create(args);\napp.MapGet(\"/healthz\", () => new Shop.Core.Order().Version);\napp.Run();\n")
        .With("src/Shop.Api/appsettings.json", "{}")
        .With("src/Shop.Worker/Shop.Worker.csproj", Project("Microsoft.NET.Sdk", "<OutputType>Exe</OutputType>", "<ProjectReference Include=\"../Shop.Core/Shop.Core.csproj\" />"))
        .With("src/Shop.Worker/Program.cs", "Console.WriteLine(new Shop.Core.Order().Version);\n")
        .With("benchmarks/Shop.Benchmarks/Shop.Benchmarks.csproj", Project("Microsoft.NET.Sdk", "<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>"))
        .With("samples/Tour/Tour.csproj", Project("Microsoft.NET.Sdk.Web", "<TargetFramework>net10.0</TargetFramework>"))
        .With("tests/Shop.Tests/Shop.Tests.csproj", Project("MSTest.Sdk/4.5.2", ""));
}
