using System.Text;
using A11.Core.Configuration;
using A11.Core.Configuration.Migration;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Configuration;

/// <summary>What other linters' configuration says, said by <c>a11.yml</c> alone.</summary>
[TestClass]
public sealed class MigrationTests
{
    private const string Dockerfile = "FROM docker.io/alpine\nMAINTAINER me\nRUN cd /tmp && apk add curl\nRUN echo $x | cat\n";
    private const string Workflow = "on: push\njobs:\n  a:\n    runs-on: mine\n    steps:\n      - uses: actions/checkout@v4\n      - run: echo ${{ vars.OTHER }} $x\n";
    private const string Compose = "version: \"3\"\nservices:\n  web:\n    image: nginx:latest\n    ports: [\"80:80\"]\n";
    private const string Script = "#!/bin/sh\necho $x `date`\ncd $y\n";
    private const string Makefile = "all:\n\techo 1\n\techo 2\n\techo 3\n\techo 4\n\techo 5\n\techo 6\n";
    private const string Deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: a\nspec:\n  selector: { matchLabels: { app: a } }\n  template:\n    metadata: { labels: { app: a } }\n    spec:\n      containers:\n        - { name: a, image: \"nginx:latest\" }\n";

    private static readonly (string Path, string Text)[] Repository =
    [
        ("Dockerfile", Dockerfile), ("sub/Dockerfile", Dockerfile), (".github/workflows/ci.yml", Workflow), (".github/workflows/b.yml", Workflow), ("compose.yaml", Compose), ("run.sh", Script), ("sub/run.sh", Script), ("Makefile", Makefile),
        ("k8s/a.yaml", Deployment), ("x.yml", "a:   1 \nb: [1,2]\n"),
    ];

    [TestMethod]
    [DataRow(".hadolint.yaml", "ignored: [DL3006, SC2086]\noverride:\n  error: [DL3018]\n  info:\n    - DL4000\ntrustedRegistries: [ghcr.io]\nlabel-schema:\n  author: text\n  maintained: semver\nstrict-labels: true\n")]
    [DataRow(".hadolint.yaml", "failure-threshold: none\n")]
    [DataRow("sub/.hadolint.yml", "ignored:\n  - DL4000\n")]
    [DataRow(".github/actionlint.yaml", "self-hosted-runner:\n  labels: [mine]\nconfig-variables: [ONE]\npaths:\n  .github/workflows/b.yml:\n    ignore: ['.*']\n")]
    [DataRow("zizmor.yml", "rules:\n  unpinned-uses:\n    config:\n      policies:\n        actions/*: ref-pin\n  template-injection:\n    ignore: [b.yml]\n  artipacked:\n    disable: true\n")]
    [DataRow(".dclintrc.yaml", "rules:\n  no-version-field: 0\n  service-image-require-explicit-tag: [2, { prohibitedTags: [latest, next] }]\n")]
    [DataRow(".kube-linter.yaml", "checks:\n  addAllBuiltIn: true\n  exclude: [latest-tag]\n")]
    [DataRow("checkmake.ini", "[maxbodylength]\nmaxBodyLength = 3\n[minphony]\nrequired = all, test\n[phonydeclared]\ndisabled = true\n")]
    [DataRow(".shellcheckrc", "disable=SC2086,SC2006\nenable=quote-safe-variables\n")]
    [DataRow(".yamllint", "extends: default\nrules:\n  line-length:\n    max: 20\n    level: warning\n  trailing-spaces: disable\n")]
    public void The_findings_are_the_same_with_a11_yml_alone(string path, string text)
    {
        var (before, after, plan) = Migrate([.. Repository, (path, text)]);
        Assert.IsFalse(Find(Repository).SequenceEqual(before), "The configuration changes nothing, so that nothing is shown.");
        AssertSame(before, after, plan);
        Assert.AreEqual(path != ".yamllint", plan.Replaced.Contains(path));
    }

    [TestMethod]
    public void All_of_them_together_and_an_a11_yml_that_is_there()
    {
        const string Own = "# mine\nfailOn: warning\nrules:\n  AXD3006: error # stays\n\n# the end\noverrides:\n  - files: [sub/**]\n    rules: { AXD3018: none }\n";
        var (before, after, plan) = Migrate(
        [
            .. Repository, (".hadolint.yaml", "ignored: [DL3006, DL3018, SC2086]\n"), (".shellcheckrc", "disable=SC2006\n"), (".yamllint", "extends: relaxed\n"), ("a11.yml", Own),
        ]);
        AssertSame(before, after, plan);
        StringAssert.StartsWith(plan.Files[0].After, "# mine\nfailOn: warning\nrules:\n  AXD3006: error # stays\n");
        StringAssert.Contains(plan.Files[0].After, "  - files: [sub/**]\n    rules: { AXD3018: none }\n");
        Assert.IsFalse(plan.Files[0].After.Contains("AXD3006: none", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("rules: {}\n")]
    [DataRow("rules: {}  # none\nfailOn: warning\n")]
    [DataRow("overrides: []\n")]
    public void An_a11_yml_with_nothing_in_it_is_filled(string own)
    {
        var (before, after, plan) = Migrate([.. Repository, (".hadolint.yaml", "ignored: [DL3006]\n"), (".github/actionlint.yaml", "paths:\n  .github/workflows/b.yml:\n    ignore: ['.*']\n"), ("a11.yml", own)]);
        AssertSame(before, after, plan);
    }

    [TestMethod]
    public void Migrating_again_changes_nothing()
    {
        (string, string)[] files = [.. Repository, (".hadolint.yaml", "ignored: [DL3006, SC2086]\ntrustedRegistries: [ghcr.io]\n"), (".github/actionlint.yaml", "paths:\n  .github/workflows/b.yml:\n    ignore: ['.*']\n")];
        var (_, _, plan) = Migrate(files);
        Assert.IsEmpty(MigrationPlan.Create(Source([.. files, .. plan.Files.Select(file => (file.Path, file.After))]), TestEngine.Default.Checks).Files);
    }

    [TestMethod]
    [DataRow(".hadolint.yaml", "ignored:\n  - DL3006\n  - DL9999\nfailure-threshold: error\n", "3: DL9999 4: failure-threshold")]
    [DataRow(".hadolint.yaml", "disable-ignore-pragma: true\n", "1: keep this file")]
    [DataRow(".shellcheckrc", "shell=bash\nexternal-sources=true\n", "1: keep this file 2: external-sources")]
    [DataRow("zizmor.yml", "rules:\n  template-injection:\n    ignore: [\"ci.yml:7\"]\n", "3: keep this file")]
    [DataRow(".github/actionlint.yaml", "paths:\n  '**/*.yml':\n    ignore: ['label \"x\" is unknown']\n", "3: label")]
    [DataRow(".trivyignore", "# why\nDS002\nAVD-DS-0026\nCVE-2024-1\nDS001 exp:2027-01-01\n", "4: CVE-2024-1 5: exp")]
    [DataRow(".dclintrc.cjs", "module.exports = {}\n", "1: program")]
    public void What_has_no_equivalent_is_named_with_its_place(string path, string text, string expected)
    {
        var (_, _, plan) = Migrate([.. Repository, (path, text)]);
        var remarks = plan.Remarks.Select(remark => $"{remark.Place.Line}: {remark.Message}").ToArray();
        var parts = expected.Split(' ').Aggregate(new List<string>(), (list, word) =>
        {
            if (word.EndsWith(':'))
            {
                list.Add(word);
            }
            else
            {
                list[^1] += " " + word;
            }

            return list;
        });
        Assert.HasCount(parts.Count, remarks, string.Join('\n', remarks));
        foreach (var (part, remark) in parts.Zip(remarks))
        {
            StringAssert.StartsWith(remark, part.Split(' ')[0]);
            StringAssert.Contains(remark, part[(part.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        }
    }

    [TestMethod]
    public void What_trivy_and_checkov_accept_is_carried_over()
    {
        var plan = MigrationPlan.Create(Source([.. Repository, (".trivyignore", "AVD-DS-0002\n"), (".checkov.yaml", "skip-check: [CKV_DOCKER_2]\n")]), TestEngine.Default.Checks);
        foreach (var name in (string[])["trivy/DS-0002", "checkov/CKV_DOCKER_2"])
        {
            StringAssert.Contains(plan.Files[0].After, $"  {TestEngine.Default.Checks.Find(name)[0].Key}: none");
        }
    }

    [TestMethod]
    public void A_key_in_brackets_is_named_with_its_place()
    {
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Migrate([.. Repository, ("a11.yml", "rules: { AXD3006: none }\n"), (".hadolint.yaml", "ignored: [DL3018]\n")]));
        StringAssert.Contains(error.Message, "a11.yml(1,8)");
    }

    private static void AssertSame(string[] before, string[] after, MigrationPlan plan)
    {
        var changed = before.Except(after).Select(line => $"gone {line}").Concat(after.Except(before).Select(line => $"new {line}")).ToArray();
        Assert.IsEmpty(changed, string.Join('\n', changed.Concat(plan.Files.Select(file => file.After))));
    }

    private static (string[] Before, string[] After, MigrationPlan Plan) Migrate((string Path, string Text)[] files)
    {
        var plan = MigrationPlan.Create(Source(files), TestEngine.Default.Checks);
        var after = files.Where(file => !plan.Replaced.Contains(file.Path) && plan.Files.All(written => written.Path != file.Path)).Concat(plan.Files.Select(file => (file.Path, file.After))).ToArray();
        return (Find(files), Find(after), plan);
    }

    private static string[] Find((string Path, string Text)[] files)
    {
        var source = Source(files);
        var settings = RepositorySettings.Load(TestEngine.Default.Checks, source, SettingsOptions.Default);
        Assert.IsEmpty(settings.Problems, string.Join('\n', settings.Problems.Select(problem => problem.Message)));
        return [.. TestEngine.Default.Run(source, settings).Diagnostics.Where(finding => !RepositorySettings.IsConfiguration(finding.Path)).Select(finding => $"{finding.Path}({finding.Start}): {finding.Severity} {finding.Rule.Id} {finding.Message}")];
    }

    private static MemoryFileSource Source((string Path, string Text)[] files) => MemoryFileSource.FromBytes(files.Select(file => new KeyValuePair<string, byte[]>(file.Path, Encoding.UTF8.GetBytes(file.Text))));
}
