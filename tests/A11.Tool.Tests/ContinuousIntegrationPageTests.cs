using System.Runtime.Versioning;
using A11.Core;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Tool.Tests;

/// <summary>The files of docs/ci.md work: each of their lines is run as its system would run it, on a branch of a person and on one of an agent.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
[UnsupportedOSPlatform("windows")]
public sealed class ContinuousIntegrationPageTests
{
    private const string GitHub = ".github/workflows/boundary.yml";
    private const string Check = ".github/workflows/a11.yml";
    private const string Azure = "azure-pipelines-boundary.yml";
    private const string GitLab = "boundary.yml in group/ci";

    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "ci.md"));

    [TestMethod]
    [DataRow(GitHub, "feature", "x", "A11_BY_PERSON=true", 0, "does not apply: A11_BY_PERSON is “true”")]
    [DataRow(GitHub, "feature", "x", "A11_BY_PERSON=false", 4, "applies: the variable A11_BY_PERSON has no value that exempts")]
    [DataRow(GitHub, "feature", "x", "", 4, "applies: the variable A11_BY_PERSON is not set")]
    [DataRow(GitHub, "copilot/fix", "x", "A11_BY_PERSON=true", 4, "applies: the branch copilot/fix matches")]
    [DataRow(GitHub, "feature", "x\n\nCo-Authored-By: Claude <noreply@anthropic.com>", "A11_BY_PERSON=true", 4, "applies: commit")]
    [DataRow(Azure, "feature", "x", "BUILD_REQUESTEDFORID=0d9b7f3e-8a64-4b7f-b1c5-7e2f4a9c6d22", 0, "does not apply: BUILD_REQUESTEDFORID")]
    [DataRow(Azure, "feature", "x", "BUILD_REQUESTEDFORID=00000002-0000-8888-8000-000000000000", 4, "applies: the variable BUILD_REQUESTEDFORID has no value that exempts")]
    [DataRow(Azure, "agent/fix", "x", "BUILD_REQUESTEDFORID=0d9b7f3e-8a64-4b7f-b1c5-7e2f4a9c6d22", 4, "applies: the branch agent/fix matches")]
    [DataRow(GitLab, "feature", "x", "GITLAB_USER_LOGIN=grace", 0, "does not apply: GITLAB_USER_LOGIN")]
    [DataRow(GitLab, "feature", "x", "GITLAB_USER_LOGIN=project_12_bot_3f2a", 4, "applies: the variable GITLAB_USER_LOGIN has no value that exempts")]
    [DataRow(GitLab, "duo/fix", "x", "GITLAB_USER_LOGIN=grace", 4, "applies: the branch duo/fix matches")]
    public void Its_lines_judge_a_pull_request(string file, string branch, string message, string vouched, int code, string expected)
    {
        using var server = CreateServer(file, branch, message);
        using var machine = new ToolFolder().With("temp/.keep", "");
        _ = machine.Git("clone", "--quiet", server.Path, "checkout").Git("-C", "checkout", "checkout", "--quiet", "--detach", $"origin/{branch}");
        var result = RunScript(machine, file, branch, vouched);
        Assert.AreEqual(code, result.Code, result.Text);
        StringAssert.Contains(result.Text, $"The boundary {expected}");
        Assert.AreEqual(code != 0, result.Text.Contains("AXB0002", StringComparison.Ordinal), result.Text);
    }

    /// <summary>A branch of its own that sets what exempts in every file that it can write.</summary>
    [TestMethod]
    [DataRow(GitHub)]
    [DataRow(Azure)]
    [DataRow(GitLab)]
    public void A_branch_that_changes_the_settings_is_judged_all_the_same(string file)
    {
        using var server = CreateServer(file, "feature", "x");
        _ = server.Git("checkout", "--quiet", "feature")
            .With("a11.yml", "boundary: { appliesTo: { unless: { environment: { HOME_IS: set } } } }\n")
            .With("global.json", """{ "sdk": { "version": "1.0.0" } }""")
            .With("nuget.config", "<configuration><packageSources><clear /><add key=\"evil\" value=\"/nowhere\" /></packageSources></configuration>")
            .With(".config/dotnet-tools.json", """{ "version": 1, "isRoot": true, "tools": { "a11.tool": { "version": "6.6.6", "commands": ["dotnet-a11"] } } }""");
        Commit(server, "more");
        using var machine = new ToolFolder().With("temp/.keep", "");
        _ = machine.Git("clone", "--quiet", server.Path, "checkout").Git("-C", "checkout", "checkout", "--quiet", "--detach", "origin/feature");
        var result = RunScript(machine, file, "feature", "HOME_IS=set");
        Assert.AreEqual((int)ExitCode.BoundaryViolated, result.Code, result.Text);
        StringAssert.Contains(result.Text, "AXB0003");
    }

    [TestMethod]
    [DataRow(Check, Check)]
    [DataRow(GitHub, GitHub)]
    [DataRow(Azure, Azure)]
    [DataRow(GitLab, "boundary.yml")]
    public void The_rules_find_nothing_in_its_files(string file, string path)
    {
        using var folder = new ToolFolder().WithGit().With(path, FindBlock(file)).With("a11.yml", FindSettings(file));
        var result = folder.Run("check", "--fail-on", "info");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Output + result.Error);
    }

    [TestMethod]
    public void Every_block_is_one_of_them_or_the_settings_of_one()
    {
        var blocks = Page.Split("```yaml\n").Skip(1).Select(block => block.Split('\n')[0]).ToArray();
        CollectionAssert.AreEqual(new[] { $"# {Check}", "# .pre-commit-config.yaml", "# a11.yml", $"# {GitHub}", $"# {Azure}", "# a11.yml", $"# {GitLab}", "# a11.yml" }, blocks);
        StringAssert.Contains(Page, $"--version {EngineVersion.Text} ");
    }

    /// <summary>The repository with a base that has the page's settings, and a branch that changes code.</summary>
    private static ToolFolder CreateServer(string file, string branch, string message)
    {
        var server = new ToolFolder().Git("init", "--quiet", "--initial-branch=main").With("a11.yml", FindSettings(file)).With("src/a.cs", "");
        Commit(server, "base");
        _ = server.Git("checkout", "--quiet", "-b", branch).With("src/a.cs", "changed");
        Commit(server, message);
        return server.Git("checkout", "--quiet", "main");
    }

    private static void Commit(ToolFolder folder, string message) =>
        folder.Git("add", "--all").Git("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "--quiet", "--message", message);

    /// <summary>Runs the lines one after another, as the system does: stopped by the first that fails, in the checkout or where the step says.</summary>
    private static (int Code, string Text) RunScript(ToolFolder machine, string file, string branch, string vouched)
    {
        var temporary = Path.Combine(machine.Path, "temp");
        var variables = VariablesOf(file, branch, temporary).Append(vouched).Where(variable => variable.Length > 0);
        return FakeInstaller.Run(machine, string.Join('\n', FindLines(file, temporary)), "checkout", variables);
    }

    /// <summary>What each system sets for a pull request from a branch to main, as its documentation says.</summary>
    private static string[] VariablesOf(string file, string branch, string temporary) => file switch
    {
        GitHub => ["GITHUB_ACTIONS=true", "GITHUB_EVENT_NAME=pull_request_target", $"GITHUB_HEAD_REF={branch}", "GITHUB_BASE_REF=main", "GITHUB_REF=refs/heads/main", $"RUNNER_TEMP={temporary}"],
        Azure => ["TF_BUILD=True", $"SYSTEM_PULLREQUEST_SOURCEBRANCH=refs/heads/{branch}", "SYSTEM_PULLREQUEST_TARGETBRANCH=refs/heads/main", "BUILD_SOURCEBRANCH=refs/pull/1/merge", $"AGENT_TEMPDIRECTORY={temporary}"],
        _ => ["GITLAB_CI=true", $"CI_MERGE_REQUEST_SOURCE_BRANCH_NAME={branch}", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main"],
    };

    private static IEnumerable<string> FindLines(string file, string temporary)
    {
        var root = YamlTree.Parse(new SourceText(FindBlock(file))).RootMapping!;
        if (file == GitLab)
        {
            return root["boundary"]!.AsMapping!["script"]!.AsSequence!.Items.Select(item => item.Text!);
        }

        var steps = file == GitHub ? root["jobs"]!.AsMapping!["boundary"]!.AsMapping!["steps"]! : root["steps"]!;
        return steps.AsSequence!.Items.Select(item => item.AsMapping!)
            .Where(step => (step["run"] ?? step["script"]) is not null)
            .Select(step => (Line: (step["run"] ?? step["script"])!.Text!, IsElsewhere: (step["working-directory"] ?? step["workingDirectory"]) is not null))
            .Select(step => step.IsElsewhere ? $"(cd '{temporary}' && {step.Line})" : step.Line);
    }

    /// <summary>The settings of a system's section; those of GitHub stand first.</summary>
    private static string FindSettings(string file)
    {
        var settings = Page.Split("```yaml\n# a11.yml\n").Skip(1).Select(block => block.Split("```")[0]).ToArray();
        return settings[file is GitHub or Check ? 0 : file == Azure ? 1 : 2];
    }

    [TestMethod]
    public void Every_input_of_the_action_is_listed()
    {
        var action = YamlTree.Parse(new SourceText(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "action.yml")))).RootMapping!;
        foreach (var input in action["inputs"]!.AsMapping!.Entries)
        {
            StringAssert.Contains(Page, $"\n| `{input.Key.Text}` | ");
        }
    }

    private static string FindBlock(string file) => Page.Split($"```yaml\n# {file}\n")[1].Split("```")[0];
}
