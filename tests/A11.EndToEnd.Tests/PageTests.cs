using System.Text.RegularExpressions;

namespace A11.EndToEnd.Tests;

/// <summary>What the README and the pages show is what happens.</summary>
[TestClass]
public sealed partial class PageTests
{
    private const string Transcript = "What a terminal shows. A test types it, and compares.";

    private static readonly Dictionary<string, string?> InCi = new() { ["CI"] = "true" };

    /// <summary>Commands of this repository's own sources, which its CI runs before the tests.</summary>
    private static readonly string[] OfThisRepository = ["dotnet run build/demo.cs", "dotnet run build/test.cs"];

    [TestMethod]
    [DataRow("README.md")]
    [DataRow("docs/msbuild.md")]
    public void Every_command_works(string page)
    {
        using var origin = new Consumer();
        Shape.TwoProjects(origin);
        origin.Write("Dockerfile", Consumer.GoodDockerfile);
        origin.Dotnet("new", "tool-manifest").Passes();
        origin.A11("init").Passes();
        origin.Commit("Set up");
        using var consumer = origin.Clone();
        string[] commands = [.. new Page(page).Commands.Except(OfThisRepository)];
        Assert.IsNotEmpty(commands);
        foreach (var command in commands)
        {
            var output = consumer.Start("bash", [], "-c", $"set -eu; {command}");
            Assert.AreEqual(0, output.ExitCode, $"{command}\n{output.Text}");
            // Each is typed where the work of the last one has been merged.
            consumer.Commit(command);
            consumer.Git("update-ref", "refs/remotes/origin/main", "HEAD");
        }
    }

    [TestMethod]
    public void The_transcript_is_what_happens()
    {
        using var consumer = new Consumer();
        var terminal = new Terminal(consumer);
        terminal.Type("dotnet new webapi --no-openapi --name Shop --output .", () => consumer.Dotnet("new", "webapi", "--no-openapi", "--name", "Shop", "--output", ".", "--no-restore"), shows: false);
        consumer.Commit("A new project");
        terminal.Type("dnx A11.Tool init", () => RunTool(consumer, "init"));
        terminal.Type("dnx A11.Tool run", () => RunTool(consumer, "run"));
        terminal.Type("git add --all && git commit --quiet --message \"Guarded infrastructure\"", () =>
        {
            consumer.Commit("Guarded infrastructure");
            return new Output(0, "");
        });
        consumer.Dotnet("restore").Passes();
        terminal.Type("CI=true dotnet build", () => consumer.BuildWith(InCi, "--no-restore"));
        const string Break = """echo '      - run: echo "${{ github.head_ref }}"' >> .github/workflows/ci.yml""";
        terminal.Type($"{Break} && dotnet build", () =>
        {
            consumer.Start("bash", [], "-c", Break).Passes();
            return consumer.Build("--no-restore").Fails("error AXW1005");
        });

        var readme = new Page("README.md");
        if (Environment.GetEnvironmentVariable("A11_UPDATE_PAGES") == "1")
        {
            readme.Replace(Transcript, terminal.Lines);
        }

        Assert.AreEqual(string.Join('\n', terminal.Lines), string.Join('\n', readme.Marked(Transcript)));
    }

    /// <summary>SDK 10 runs a tool without installing it; it asks before it downloads, which “--yes” answers.</summary>
    [TestMethod]
    public void The_tool_runs_without_being_installed()
    {
        using var consumer = new Consumer();
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        _ = RunTool(consumer, "check").Fails("Dockerfile:3:6: error AXD3006");
    }

    private static Output RunTool(Consumer consumer, string command) => consumer.Dotnet("dnx", "A11.Tool", "--yes", command);

    private sealed partial class Terminal(Consumer consumer)
    {
        private readonly List<string> _lines = [];

        public IEnumerable<string> Lines => _lines[..^1];

        public void Type(string command, Func<Output> run, bool shows = true)
        {
            _lines.Add($"$ {command}");
            var text = run().Text;
            _lines.AddRange((shows ? text : "").Replace(consumer.PathOf("") + "/", "", StringComparison.Ordinal).Replace(consumer.PathOf(""), ".", StringComparison.Ordinal)
                .Split('\n').Select(Normalize).OfType<string>().Distinct());
            _lines.Add("");
        }

        [GeneratedRegex(@"\b\d+\.\ds\b")]
        private static partial Regex Duration();

        [GeneratedRegex("  +")]
        private static partial Regex Spaces();

        /// <summary>Without what differs from one machine, or one run, to the next.</summary>
        private static string? Normalize(string line)
        {
            var text = line.TrimEnd();
            var project = text.IndexOf(" [", StringComparison.Ordinal);
            text = project > 0 && text.EndsWith("proj]", StringComparison.Ordinal) ? text[..project] : text;
            // The table of a run is as wide as its longest time.
            text = text.StartsWith("task ", StringComparison.Ordinal) || Duration().IsMatch(text) ? Spaces().Replace(Duration().Replace(text, "1.2s"), "  ") : text;
            return text.Length == 0 || text.TrimStart().StartsWith("Time Elapsed", StringComparison.Ordinal) ? null : text;
        }
    }
}
