using System.Runtime.Versioning;
using System.Text.Json;
using A11.Core;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Tool.Tests;

/// <summary>action.yml: each of its shell lines is run as GitHub's runner would, with what it hands to a step.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
[UnsupportedOSPlatform("windows")]
public sealed class ActionTests
{
    private static readonly string Root = RepositoryRoot.Path;
    private static readonly YamlMapping Action = YamlTree.Parse(new SourceText(File.ReadAllText(Path.Combine(Root, "action.yml")))).RootMapping!;

    [TestMethod]
    public void A_check_annotates_summarizes_and_leaves_a_SARIF_file()
    {
        using var machine = CreateMachine();
        var run = Run(machine);
        Assert.AreEqual(1, run.Code, run.Text);
        StringAssert.Contains(run.Text, "::error file=x.yml,line=2,");
        StringAssert.Contains(machine.Read("summary.md"), "before\n## A11.Build: 1 error, ");
        StringAssert.Contains(machine.Read("output.txt"), "exit-code=1\n");
        StringAssert.Contains(machine.Read("output.txt"), $"sarif-file={Path.Combine(machine.Path, "temp", "a11.sarif")}\n");
        using var sarif = JsonDocument.Parse(machine.Read("temp/a11.sarif"));
        Assert.AreEqual(1, sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [TestMethod]
    public void A_clean_repository_passes_without_a_summary_where_none_is_wanted()
    {
        using var machine = CreateMachine();
        _ = machine.With("checkout/x.yml", ToolFolder.GoodYaml);
        Assert.AreEqual((0, "exit-code=0"), (Run(machine, ("summary", "false")).Code, machine.Read("output.txt").Trim().Split('\n')[^1]));
        Assert.AreEqual("before\n", machine.Read("summary.md"));
    }

    [TestMethod]
    public void Paths_are_lines_and_never_options()
    {
        using var machine = CreateMachine();
        _ = machine.With("checkout/a b/y.yml", ToolFolder.BadYaml).With("checkout/--help.yml", ToolFolder.BadYaml);
        var run = Run(machine, ("paths", "a b\n\n--help.yml\n"));
        Assert.AreEqual(1, run.Code, run.Text);
        StringAssert.Contains(run.Text, "file=a b/y.yml,");
        StringAssert.Contains(run.Text, "file=--help.yml,");
        Assert.IsFalse(run.Text.Contains("file=x.yml", StringComparison.Ordinal), run.Text);
    }

    [TestMethod]
    public void What_a_branch_did_not_change_and_what_is_less_severe_can_be_let_be()
    {
        using var machine = CreateMachine();
        Assert.AreEqual(0, Run(machine, ("since", "HEAD")).Code);
        Assert.AreEqual(1, Run(machine, ("since", ""), ("fail-on", "info")).Code);
    }

    [TestMethod]
    public void A_boundary_is_held_against_the_base_of_the_pull_request()
    {
        using var machine = CreateMachine();
        _ = machine.Git("-C", "checkout", "update-ref", "refs/remotes/origin/main", "HEAD").With("checkout/src/a.cs", "changed");
        var run = Run(machine, ("command", "boundary"));
        Assert.AreEqual(2, run.Code, run.Text);
        StringAssert.Contains(run.Text, "::error::There is no base to compare with");
        var branch = Run(machine, ["GITHUB_BASE_REF=main"], ("command", "boundary"));
        Assert.AreEqual(4, branch.Code, branch.Text);
        StringAssert.Contains(branch.Text, "AXB0002");
        Assert.AreEqual(4, Run(machine, ("command", "boundary"), ("base", "HEAD")).Code);
    }

    [TestMethod]
    [DataRow("command", "fix", "::error::The command is check or boundary.")]
    [DataRow("since", "HEAD", "::error::Code scanning takes what an upload lacks for fixed.")]
    [DataRow("since", "nowhere", "is not in this clone")]
    public void A_mistake_fails_with_2_and_says_why(string input, string value, string expected)
    {
        using var machine = CreateMachine();
        var run = Run(machine, (input, value), ("upload-sarif", value == "HEAD" ? "true" : "false"));
        Assert.AreEqual(2, run.Code, run.Text);
        StringAssert.Contains(run.Text, expected);
    }

    [TestMethod]
    [DataRow("a\"; touch \"$GITHUB_OUTPUT.pwned\"; \"")]
    [DataRow("$(touch \"$GITHUB_OUTPUT.pwned\")")]
    [DataRow("x\n`touch \"$GITHUB_OUTPUT.pwned\"`")]
    public void An_input_is_data(string value)
    {
        foreach (var input in (string[])["paths", "since", "fail-on", "command", "base"])
        {
            using var machine = CreateMachine();
            Assert.AreEqual(2, Run(machine, (input, value), ("command", input == "base" ? "boundary" : "check")).Code, input);
            Assert.IsFalse(machine.Has("output.txt.pwned"), input);
        }
    }

    [TestMethod]
    public void The_rules_find_nothing_in_it_and_the_version_is_ours()
    {
        using var folder = new ToolFolder().WithGit().With("action.yml", File.ReadAllText(Path.Combine(Root, "action.yml")));
        var result = folder.Run("check", "--fail-on", "info");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Output);
        Assert.AreEqual(EngineVersion.Text, Default("version"));
    }

    [TestMethod]
    [DataRow("azure-pipelines.yml", "azure-pipelines.yml")]
    [DataRow("gitlab-ci.yml", ".gitlab-ci.yml")]
    public void The_rules_find_nothing_in_the_templates(string template, string path)
    {
        var text = File.ReadAllText(Path.Combine(Root, "docs", "ci", template));
        using var folder = new ToolFolder().WithGit().With(path, text);
        var result = folder.Run("check", "--fail-on", "info");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Output);
        StringAssert.Contains(text, $"--version {EngineVersion.Text} ");
    }

    [TestMethod]
    public void The_lines_of_the_template_for_Azure_report()
    {
        using var machine = CreateMachine();
        var steps = ReadTemplate("azure-pipelines.yml")["steps"]!.AsSequence!.Items.Select(item => item.AsMapping!["script"]?.Text).OfType<string>().ToArray();
        string[] variables = ["TF_BUILD=True", $"AGENT_TEMPDIRECTORY={machine.Path}/temp"];
        Assert.AreEqual(0, FakeInstaller.Run(machine, steps[0], "temp", variables).Code);
        var check = FakeInstaller.Run(machine, steps[1], "checkout", variables);
        Assert.AreEqual(1, check.Code, check.Text);
        StringAssert.Contains(check.Text, "##vso[task.logissue type=error;sourcepath=x.yml;");
        StringAssert.Contains(FakeInstaller.Run(machine, steps[2], "checkout", variables).Text, $"##vso[task.uploadsummary]{machine.Path}/temp/a11.md");
        StringAssert.Contains(machine.Read("temp/a11.xml"), "<failure ");
    }

    [TestMethod]
    public void The_lines_of_the_template_for_GitLab_report()
    {
        using var machine = CreateMachine();
        var lines = ReadTemplate("gitlab-ci.yml")["a11"]!.AsMapping!["script"]!.AsSequence!.Items.Select(item => item.Text!);
        var check = FakeInstaller.Run(machine, string.Join('\n', lines), "checkout", "GITLAB_CI=true");
        Assert.AreEqual(1, check.Code, check.Text);
        using var quality = JsonDocument.Parse(machine.Read("checkout/gl-code-quality-report.json"));
        Assert.AreEqual("x.yml", quality.RootElement[0].GetProperty("location").GetProperty("path").GetString());
        StringAssert.Contains(machine.Read("checkout/a11.xml"), "<failure ");
    }

    private static YamlMapping ReadTemplate(string name) => YamlTree.Parse(new SourceText(File.ReadAllText(Path.Combine(Root, "docs", "ci", name)))).RootMapping!;

    private static ToolFolder CreateMachine()
    {
        var machine = new ToolFolder().With("temp/.keep", "").With("summary.md", "before\n").With("output.txt", "").With("checkout/x.yml", ToolFolder.BadYaml);
        return machine.Git("init", "--quiet", "--initial-branch=main", "checkout").Git("-C", "checkout", "add", "--all")
            .Git("-C", "checkout", "-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "--quiet", "--message", "x");
    }

    private static (int Code, string Text) Run(ToolFolder machine, params (string Input, string Value)[] inputs) => Run(machine, [], inputs);

    /// <summary>Runs the steps that are shell, one after another, and stops after one that fails.</summary>
    private static (int Code, string Text) Run(ToolFolder machine, string[] system, params (string Input, string Value)[] inputs)
    {
        var text = "";
        string[] github = ["GITHUB_ACTIONS=true", $"RUNNER_TEMP={machine.Path}/temp", $"GITHUB_STEP_SUMMARY={machine.Path}/summary.md", $"GITHUB_OUTPUT={machine.Path}/output.txt", .. system];
        foreach (var step in Action["runs"]!.AsMapping!["steps"]!.AsSequence!.Items.Select(item => item.AsMapping!).Where(step => step["run"] is not null))
        {
            var variables = step["env"]?.AsMapping?.Entries.Select(entry => $"{entry.Key.Text}={Evaluate(entry.Value.Text!, inputs, machine)}") ?? [];
            var directory = step["working-directory"]?.Text is "${{ runner.temp }}" ? "temp" : "checkout";
            var (code, output) = FakeInstaller.Run(machine, step["run"]!.Text!, directory, [.. github, .. variables]);
            text += output;
            if (code != 0)
            {
                return (code, text);
            }
        }

        return (0, text);
    }

    /// <summary>What a step's variable holds: an input, or an output of a step before.</summary>
    private static string Evaluate(string expression, (string Input, string Value)[] inputs, ToolFolder machine)
    {
        const string Input = "${{ inputs.";
        if (!expression.StartsWith(Input, StringComparison.Ordinal))
        {
            Assert.AreEqual("${{ steps.run.outputs.exit-code }}", expression);
            return machine.Read("output.txt").Split('\n').Last(line => line.StartsWith("exit-code=", StringComparison.Ordinal))["exit-code=".Length..];
        }

        var name = expression[Input.Length..^" }}".Length];
        return inputs.FirstOrDefault(input => input.Input == name).Value ?? Default(name);
    }

    private static string Default(string input) => Action["inputs"]!.AsMapping![input]!.AsMapping!["default"]!.Text!;
}
