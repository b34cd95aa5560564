namespace A11.Tool.Tests;

/// <summary>What is wrong with a command line is told in one sentence, and nothing is done.</summary>
[TestClass]
public sealed class UsageTests
{
    [TestMethod]
    [DataRow("", "Say what to do: check, fix, ")]
    [DataRow("chek", "There is no command “chek”; the commands are check, fix, ")]
    [DataRow("--bogus", "There is no option “--bogus”.")]
    [DataRow("check --bogus", "There is no option “--bogus”; for a file of that name write “./--bogus”.")]
    [DataRow("check nowhere", "There is no file or folder “nowhere”, so nothing was checked.")]
    [DataRow("check --format yaml", "Argument 'yaml' not recognized. Must be one of: 'text' 'json' ")]
    [DataRow("chek --help", "There is no command “chek”; the commands are check, fix, ")]
    [DataRow("check --fail-on loud", "Argument 'loud' not recognized. ")]
    [DataRow("check --rules some", "Argument 'some' not recognized. ")]
    [DataRow("check --output", "Required argument missing for option: '--output'.")]
    [DataRow("check --config nowhere.yml", "There is no configuration file “nowhere.yml”, so nothing was done.")]
    [DataRow("check --rule AXY0002", "“--rule AXY0002” says no severity; ")]
    [DataRow("check --rule AXY0002=loud", "“--rule AXY0002=loud” says no severity; ")]
    [DataRow("check --rule =error", "“--rule =error” says no severity; ")]
    [DataRow("check --rule AXQ0000=error", "No rule is called “AXQ0000”; ")]
    [DataRow("check --rule AXG0005=none", "AXG0005 can't be configured: ")]
    [DataRow("check --shard 0/2", "“--shard 0/2” names no part; ")]
    [DataRow("check --shard 3/2", "“--shard 3/2” names no part; ")]
    [DataRow("check --shard 1", "“--shard 1” names no part; ")]
    [DataRow("check --shard -1/2", "“--shard -1/2” names no part; ")]
    [DataRow("rules more", "“more” is one argument too many.")]
    [DataRow("rules --format xml", "Argument 'xml' not recognized. ")]
    [DataRow("explain", "Required argument 'rule' missing ")]
    [DataRow("explain AXQ0000", "No rule is called “AXQ0000”; ")]
    [DataRow("fix nowhere", "There is no file or folder “nowhere”")]
    [DataRow("baseline --config nowhere.yml", "There is no configuration file “nowhere.yml”")]
    public void A_wrong_command_line_ends_with_2(string line, string message)
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.BadYaml);
        var result = folder.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.StartsWith(result.Error, "a11: " + message);
        Assert.AreEqual("", result.Output);
    }

    [TestMethod]
    [DataRow("--help")]
    [DataRow("check --help")]
    [DataRow("--version")]
    public void Help_is_no_mistake(string line)
    {
        using var folder = new ToolFolder();
        var result = folder.Run(line.Split(' '));
        Assert.AreEqual(ExitCode.Clean, result.Code);
        Assert.AreNotEqual("", result.Output);
    }

    /// <summary>The names by which commands are chosen before they are made are those that they have.</summary>
    [TestMethod]
    public void The_command_that_is_named_is_made_alone()
    {
        using var folder = new ToolFolder();
        var host = new ToolHost(TextWriter.Null, TextWriter.Null, folder.Path, _ => null);
        var names = Application.CreateCommand(host).Subcommands.Select(static command => command.Name).ToArray();
        CollectionAssert.AllItemsAreUnique(names);
        foreach (var name in names)
        {
            Assert.AreEqual(name, Application.CreateCommand(host, name, "--help").Subcommands.Single().Name);
            Assert.AreEqual(name, Application.CreateCommand(host, ToolHost.VerboseOption, name).Subcommands.Single().Name);
        }

        Assert.HasCount(names.Length, Application.CreateCommand(host, "nothing").Subcommands);
    }

    [TestMethod]
    public void Help_ends_with_examples_that_the_command_line_takes()
    {
        using var folder = new ToolFolder();
        var root = Application.CreateCommand(new ToolHost(TextWriter.Null, TextWriter.Null, folder.Path, _ => null));
        foreach (var command in root.Subcommands.Select(command => command.Name).Append(""))
        {
            var examples = CommandExamples.Find(command);
            var help = folder.Run([.. new[] { command, "--help" }.Where(word => word.Length > 0)]).Output;
            Assert.IsTrue(command.Length == 0 || !examples.SequenceEqual(CommandExamples.Find("")), $"{command} has no examples.");
            foreach (var (line, _) in examples)
            {
                StringAssert.Contains(help[help.IndexOf("\nExamples:\n", StringComparison.Ordinal)..], $"\n  {line}  ");
                var words = line.Replace("eval \"$(", "", StringComparison.Ordinal).Replace(")\"", "", StringComparison.Ordinal).Split(" | ")[0].Split(' ')[2..];
                Assert.AreEqual(0, root.Parse(words).Errors.Count, line);
                Assert.IsTrue(command.Length == 0 || words[0] == command, line);
            }
        }
    }

    [TestMethod]
    public void A_report_that_can_not_be_written_is_told()
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.BadYaml).With("taken", "");
        var result = folder.Run("check", "--output", "taken/report.txt");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.StartsWith(result.Error, "a11: ");
        Assert.AreEqual(1, result.Error.Count(character => character == '\n'), result.Error);
    }

    [TestMethod]
    public void An_output_that_can_not_be_written_is_no_pass()
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.GoodYaml);
        using var error = new StringWriter { NewLine = "\n" };
        using var full = new StreamWriter(new FullStream());
        var host = new ToolHost(full, error, folder.Path, _ => null);
        Assert.AreEqual(ExitCode.Usage, Application.RunAsync(["check"], host, CancellationToken.None).GetAwaiter().GetResult());
        Assert.AreEqual("a11: standard output can't be written, so the result is not complete: full\n", error.ToString());
    }

    [TestMethod]
    public void A_failure_that_can_not_be_told_keeps_its_code()
    {
        using var folder = new ToolFolder();
        using var full = new StreamWriter(new FullStream()) { AutoFlush = true };
        var host = new ToolHost(TextWriter.Null, full, folder.Path, _ => null);
        Assert.AreEqual(ExitCode.Usage, Application.RunAsync(["check", "nowhere"], host, CancellationToken.None).GetAwaiter().GetResult());
    }

    /// <summary>A disk without space.</summary>
    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("full");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("full");
    }
}
