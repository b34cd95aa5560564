namespace A11.Agents.Tests.Generation;

internal static partial class StackRepositories
{
    public static RepositoryFolder DotNet() => new RepositoryFolder()
        .With("src/Shop/Shop.csproj", DotNetRepositories.Project(
            "Microsoft.NET.Sdk.Web",
            "<TargetFramework>net10.0</TargetFramework>",
            "<PackageReference Include=\"Npgsql\" Version=\"10.0.0\" /><ProjectReference Include=\"../Shop.Core/Shop.Core.csproj\" />"))
        .With("src/Shop/Program.cs", "app.MapHealthChecks(\"/healthz\");\nconfiguration.GetConnectionString(\"Default\");\nEnvironment.GetEnvironmentVariable(\"LOG_LEVEL\");\n")
        .With("src/Shop.Core/Shop.Core.csproj", DotNetRepositories.Project("Microsoft.NET.Sdk", "<TargetFramework>net10.0</TargetFramework>"))
        .With("tests/Shop.Tests/Shop.Tests.csproj", DotNetRepositories.Project("MSTest.Sdk/4.5.2", "<TargetFramework>net10.0</TargetFramework>"))
        .With("tests/Shop.Tests/Tests.cs", "class Tests;\n");
}
