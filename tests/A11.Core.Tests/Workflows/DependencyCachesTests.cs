using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Workflows;

/// <summary>The advice to cache can be followed in the repository that gets it.</summary>
[TestClass]
public sealed class DependencyCachesTests
{
    [TestMethod]
    [DataRow("actions/setup-dotnet@v5", "dotnet test", "packages.lock.json", "Set cache: true on actions/setup-dotnet.")]
    [DataRow("actions/setup-dotnet@v5", "dotnet test", "src/A/packages.lock.json", "Set cache: true and cache-dependency-path: \"**/packages.lock.json\" on actions/setup-dotnet.")]
    [DataRow("actions/setup-dotnet@v5", "dotnet build", "Directory.Packages.props", null)]
    [DataRow("Actions/Setup-DotNet@v5", "dotnet restore", "src/A/packages.lock.json", "Set cache: true and cache-dependency-path: \"**/packages.lock.json\" on Actions/Setup-DotNet.")]
    [DataRow("actions/setup-node@v4", "yarn install", "yarn.lock", "Set cache: yarn on actions/setup-node.")]
    [DataRow("actions/setup-node@v4", "npm ci", "web/package-lock.json", "Set cache: npm on actions/setup-node.")]
    [DataRow("actions/setup-python@v5", "poetry install", "poetry.lock", "Set cache: poetry on actions/setup-python.")]
    [DataRow("actions/setup-java@v4", "./gradlew build", "build.gradle.kts", "Set cache: gradle on actions/setup-java.")]
    [DataRow("ruby/setup-ruby@v1", "bundle install", "Gemfile.lock", "Set bundler-cache: true on ruby/setup-ruby.")]
    [DataRow("actions/setup-node@v4", "npm ci", "x", null)]
    [DataRow("actions/setup-dotnet@v5", "npm ci", "package-lock.json", null)]
    [DataRow("actions/setup-dotnet@v5\n        with: { cache: true }", "dotnet test", "packages.lock.json", null)]
    [DataRow("actions/setup-dotnet@v5\n        with: { cache: true }", "dotnet test", "src/packages.lock.json", "Add cache-dependency-path: \"**/packages.lock.json\".")]
    [DataRow("actions/setup-dotnet@v5\n        with: { cache: false }", "dotnet test", "x", null)]
    [DataRow("actions/setup-dotnet@v5\n        with: { cache: true, cache-dependency-path: \"**/*.csproj\" }", "dotnet test", "x", null)]
    public void The_message_says_what_to_write(string action, string command, string file, string? expected)
    {
        var workflow = $"on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: {action}\n      - run: {command}\n";
        var files = new MemoryFileSource([new(".github/workflows/ci.yml", workflow), new(file, "")]);
        var message = TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics.SingleOrDefault(finding => finding.Rule.Id is "AXW2002" or "AXW2006")?.Message;
        if (expected is null)
        {
            Assert.IsNull(message);
        }
        else
        {
            StringAssert.EndsWith(message, expected);
        }
    }
}
