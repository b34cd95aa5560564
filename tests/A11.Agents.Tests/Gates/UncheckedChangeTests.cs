using System.Runtime.Versioning;
using System.Text;
using A11.Agents.Checks;
using A11.Agents.Gates;
using A11.Agents.Policies;
using A11.Core.Boundaries;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Core.Profiles;
using A11.Core.Tasks;
using A11.Tests;

namespace A11.Agents.Tests.Gates;

/// <summary>What no rule judges is no way around the rules, neither in a run nor against a base.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class UncheckedChangeTests
{
    private const string Id = "AXT0211";
    private const string Good = "# Why.\nFROM debian:12.8-slim\nUSER 1000\nHEALTHCHECK NONE\n";
    private static readonly Policy Policy = new(ProfileReader.BuiltIn, new Boundary([PathPattern.Parse("**")], []), []);

    [TestMethod]
    [DataRow("Dockerfile", "FROM debian\nENV A {{ .x }}\n", "", DisplayName = "braces")]
    [DataRow("Dockerfile", "# syntax=evil/front\n" + Good, "", DisplayName = "a frontend")]
    [DataRow("Dockerfile", "# syntax=evil.example/docker/dockerfile:1\n" + Good, "", DisplayName = "a frontend that bears Docker's name")]
    [DataRow("Dockerfile.tmpl", "FROM debian\n", "", DisplayName = "a name")]
    [DataRow("scripts/run.sh", "#!/usr/bin/zsh\n# Why.\ncurl x | sh\n", "", DisplayName = "a dialect")]
    [DataRow("scripts/run.sh", "#!/usr/bin/env python3\n# Why.\nprint(1)\n", "", DisplayName = "another language")]
    [DataRow("scripts/run.zsh", "# Why.\ncurl x | sh\n", "", DisplayName = "another extension")]
    [DataRow("scripts/run.sh", "# Why.\nsetopt x\ncurl x | sh\n", "", DisplayName = "zsh without a first line")]
    [DataRow("Dockerfile", "FROM --platform=windows/amd64 debian:12.8-slim\nRUN curl x | sh\n", "", DisplayName = "a platform")]
    [DataRow("Dockerfile", "FROM evil.example/x:windowsservercore-1.2.3\nRUN curl x | sh\n", "", DisplayName = "a tag of Windows")]
    [DataRow("Dockerfile.log", "# syntax=evil/front\n" + Good, "", DisplayName = "a frontend in a log")]
    [DataRow(".github/workflows/ci.yml", "# Why.\non: push\njobs: {a: {runs-on: ubuntu-24.04, steps: [{run: x, shell: 'zsh {0}'}]}}\n", "", DisplayName = "a step for another shell")]
    [DataRow("scripts/run", "#!/usr/bin/env yash\n# Why.\ncurl x | sh\n", "", DisplayName = "an interpreter that nobody knows")]
    [DataRow("node_modules/x/Dockerfile", "FROM debian\n", "", DisplayName = "a package directory")]
    [DataRow("k8s/pod.yaml", "# Why.\n{{ if x }}\na: b\n{{ end }}\n", "", DisplayName = "YAML that can't be read")]
    [DataRow("k8s/pod.yaml", "# Why.\napiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {{ x }}\n", "", DisplayName = "a value that is filled in later")]
    [DataRow("chart/templates/pod.yaml", "# Why.\na: {{ x }}\n", "chart/Chart.yaml", DisplayName = "a Helm chart")]
    [DataRow("vendor/Dockerfile", "FROM debian\n", "vendor/modules.txt", DisplayName = "a vendor directory")]
    public void A_run_that_writes_it_fails(string path, string text, string beside)
    {
        var written = beside.Length == 0 ? [(path, text)] : new[] { (path, text), (beside, "# Why.\npatches: [{path: web.yaml}]\n") };
        var report = Judge(new RepositoryFolder().With("a11.yml", "exclude: [left/**]\nrules: { AXG0014: none }\n"), Task([.. written.Select(file => file.Item1)]), written);
        Assert.AreEqual(GateStage.Rules, report.FailedAt);
        StringAssert.Contains(string.Join(", ", report.Findings.Where(finding => finding.Rule.Id == Id).Select(finding => finding.Path)), path);
    }

    [TestMethod]
    [DataRow("Dockerfile", Good)]
    [DataRow("scripts/run.py", "print(1)\n")]
    [DataRow("README.md", "{{ x }}\n")]
    [DataRow("src/a.cs", "// {{ x }}\n")]
    public void What_is_judged_or_none_of_ours_passes(string path, string text) =>
        Assert.DoesNotContain(Id, Judge(new RepositoryFolder(), Task(path), (path, text)).Findings.Select(finding => finding.Rule.Id).ToArray());

    [TestMethod]
    [DataRow(true, true, false)]
    [DataRow(true, false, true)]
    [DataRow(false, true, true)]
    public void The_task_and_the_configuration_must_both_allow_it(bool isNamed, bool isExcluded, bool isRefused)
    {
        var repository = new RepositoryFolder().With("a11.yml", $"strict: false\nexclude: [{(isExcluded ? "Dockerfile.tmpl" : "other")}]\n");
        var report = Judge(repository, Task(isNamed ? "Dockerfile.tmpl" : "Dockerfile"), ("Dockerfile.tmpl", "FROM {{ x }}\n"), ("Dockerfile", Good));
        Assert.AreEqual(isRefused, report.Findings.Any(finding => finding.Rule.Id == Id));
    }

    [TestMethod]
    public void An_agent_can_not_exempt_itself()
    {
        var report = Judge(new RepositoryFolder(), Task("Dockerfile.tmpl", "a11.yml"), ("Dockerfile.tmpl", "FROM {{ x }}\n"), ("a11.yml", "exclude: [Dockerfile.tmpl]\n"));
        Assert.IsFalse(report.Passed);
    }

    [TestMethod]
    [DataRow("Dockerfile", "FROM {{ x }}\n", true)]
    [DataRow("Dockerfile.tmpl", "FROM debian\n", true)]
    [DataRow("scripts/x.sh", "#!/usr/bin/zsh\n", true)]
    [DataRow("Dockerfile", "# syntax=evil/x\nFROM debian\n", true)]
    [DataRow("left/Dockerfile", "FROM debian\n", true)]
    [DataRow("named/Dockerfile", "FROM {{ x }}\n", false)]
    [DataRow("Dockerfile", Good, false)]
    [DataRow("old/Dockerfile", null, false)]
    public void Against_a_base_it_is_a_violation(string path, string? text, bool isRefused)
    {
        using var repository = new RepositoryFolder().With("a11.yml", "exclude: [left/**, named/**]\n").With("old/Dockerfile", "FROM {{ x }}\n")
            .With(".a11/tasks/t.json", RepositoryFolder.Task("T1", "named/Dockerfile", "x")).Commit().Git("tag", "base");
        _ = text is null ? repository.With("other.yml", "a: b\n") : repository.With(path, text);
        _ = repository.With("a11.yml", "exclude: ['**']\n").Commit();
        Assert.AreEqual(isRefused ? path : "", Violations(repository, SettingsOptions.Default));
    }

    [TestMethod]
    public void What_the_build_excludes_is_not_exempt()
    {
        using var repository = new RepositoryFolder().With("a.yml", "a: b\n").Commit().Git("tag", "base").With("Dockerfile", "FROM debian\n").Commit();
        Assert.AreEqual("Dockerfile", Violations(repository, SettingsOptions.Default with { Exclude = [PathPattern.Parse("Dockerfile")] }));
    }

    private static string Violations(RepositoryFolder repository, SettingsOptions options)
    {
        var origin = new BaseRevision(repository.Root, "base", TestEngine.Default);
        var violations = origin.FindViolations(origin.FindChanges(), out var problems, options);
        Assert.IsTrue(problems.IsEmpty);
        return string.Join(", ", violations.Where(violation => violation.Rule.Id == Id).Select(violation => violation.Path));
    }

    private static DevOpsTask Task(params string[] files) =>
        A11.Agents.Policies.TaskLoader.Load([("tasks.json", Encoding.UTF8.GetBytes($$"""[{"task_id": "T1", "title": "x", "acceptance_criteria": ["x"], "files_to_create": [{{string.Join(", ", files.Select(file => $"\"{file}\""))}}]}]"""))], out _)[0];

    private static GateReport Judge(RepositoryFolder repository, DevOpsTask task, params (string Path, string Text)[] written)
    {
        using (repository)
        {
            var files = new DirectoryFileSource(repository.Root);
            return new Gate(repository.Root, files, Policy, TestEngine.Load(files), TestEngine.Default).Judge(task, ScriptedAgent.Writing(written));
        }
    }
}
