using System.Text.Json;

namespace A11.Tool.Tests;

/// <summary>What the extension for Visual Studio Code starts is there.</summary>
[TestClass]
public sealed class EditorTaskTests
{
    [TestMethod]
    public void Tasks_name_commands_of_the_tool()
    {
        using var folder = new ToolFolder();
        var host = new ToolHost(TextWriter.Null, TextWriter.Null, folder.Path, _ => null);
        var commands = Application.CreateCommand(host).Subcommands.Select(command => command.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var command in ReadTaskCommands())
        {
            Assert.IsTrue(commands.Contains(command), command);
        }
    }

    private static string[] ReadTaskCommands()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "editors", "vscode", "package.json")));
        return [.. manifest.RootElement.GetProperty("contributes").GetProperty("taskDefinitions").EnumerateArray().Single()
            .GetProperty("properties").GetProperty("command").GetProperty("enum").EnumerateArray().Select(command => command.GetString()!)];
    }
}
