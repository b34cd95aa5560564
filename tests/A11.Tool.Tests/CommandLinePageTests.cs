namespace A11.Tool.Tests;

/// <summary>docs/cli.md tells of every command, option and exit code.</summary>
[TestClass]
public sealed class CommandLinePageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(FindRoot(), "docs", "cli.md"));

    [TestMethod]
    public void Every_command_and_option_is_documented()
    {
        using var folder = new ToolFolder();
        var host = new ToolHost(TextWriter.Null, TextWriter.Null, folder.Path, _ => null);
        foreach (var command in Application.CreateCommand(host).Subcommands)
        {
            StringAssert.Contains(Page, $"| `{command.Name}", command.Name);
            StringAssert.Contains(Page, $"\n## {command.Name}\n", command.Name);
            foreach (var option in command.Options)
            {
                Assert.IsTrue(Page.Contains($"`{option.Name}", StringComparison.Ordinal), $"{command.Name} {option.Name}");
                Assert.IsFalse(string.IsNullOrEmpty(option.Description), option.Name);
            }
        }
    }

    [TestMethod]
    public void Every_exit_code_is_documented()
    {
        foreach (var code in Enum.GetValues<ExitCode>())
        {
            StringAssert.Contains(Page, $"\n| {(int)code} | ", code.ToString());
        }
    }

    internal static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "A11.Build.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
