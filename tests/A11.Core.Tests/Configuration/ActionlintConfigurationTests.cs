using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Configuration;

/// <summary>What <c>.github/actionlint.yaml</c> says holds for our checks of the same kind.</summary>
[TestClass]
public sealed class ActionlintConfigurationTests
{
    private const string Workflow = ".github/workflows/ci.yml";
    private const string Text = "on: push\njobs:\n  a:\n    runs-on: [self-hosted, gpu-7]\n    steps:\n      - shell: bash\n        run: echo ${{ github.sha }} $x\n      - id: 1\n        run: make\n";

    [TestMethod]
    [DataRow("self-hosted-runner:\n  labels: [gpu-*]\n", false)]
    [DataRow("self-hosted-runner:\n  labels: [gpu]\n", true)]
    [DataRow("self-hosted-runner:\n", false)]
    [DataRow("- a\n", false)]
    public void Labels_are_known_once_they_are_listed(string configuration, bool isFound) => Assert.AreEqual(isFound, Check(configuration).Contains("AXW0205"));

    [TestMethod]
    [DataRow("paths:\n  .github/workflows/*.yml:\n    ignore: ['.*']\n", false, false)]
    [DataRow("paths:\n  .github/workflows/other.yml:\n    ignore: ['.*']\n", true, true)]
    [DataRow("paths:\n  '**/*.yml':\n    ignore: ['shellcheck reported issue in this script: SC2086:.+']\n", true, false)]
    [DataRow("paths:\n  '**/*.yml':\n    ignore: ['something that we do not say']\n", true, true)]
    [DataRow("paths:\n  '**/*.yml':\n    ignore: ['SC2086']\n", true, false)]
    [DataRow("paths:\n  '**/*.yml':\n    ignore: ['(SC2034|SC2086)']\n", true, false)]
    [DataRow("paths:\n  '**/*.yml':\n    ignore: ['shellcheck .+']\n", true, false)]
    [DataRow("paths:\n  '**/*.yml':\n    ignore: ['SC2034']\n", true, true)]
    [DataRow("paths:\n  '**/*.yml':\n    ignore: ['SC208']\n", true, true)]
    [DataRow("paths:\n  '**/*.yml':\n    ignore: ['SC20x6']\n", true, true)]
    [DataRow("paths:\n  '**/*.yml':\n    ignore: ['']\n", false, false)]
    [DataRow("paths:\n  '**/*.yml':\n    ignore:\n", true, true)]
    public void What_is_ignored_for_some_files_is_not_reported_there(string configuration, bool hasId, bool hasQuoting)
    {
        var found = Check(configuration);
        Assert.AreEqual(hasId, found.Contains("AXW0212"));
        Assert.AreEqual(hasQuoting, found.Contains("AXS2086"));
    }

    [TestMethod]
    [DataRow("config-variables: [REGION]\n", true)]
    [DataRow("config-variables: []\n", true)]
    [DataRow("config-variables: [region, GPUS]\n", false)]
    [DataRow("config-variables:\n", false)]
    public void Variables_are_known_once_they_are_listed(string configuration, bool isFound) =>
        Assert.AreEqual(isFound, Check(configuration, Text.Replace("github.sha", "vars.GPUS", StringComparison.Ordinal)).Contains("AXW0122"));

    [TestMethod]
    [DataRow("label \".+\" is unknown", false)]
    [DataRow("label is unknown", false)]
    [DataRow("label \"other\" is unknown", true)]
    [DataRow("context \".+\" is not allowed here", true)]
    public void A_pattern_counts_for_what_its_words_are_about(string pattern, bool isFound) =>
        Assert.AreEqual(isFound, Check($"self-hosted-runner:\n  labels: [x]\npaths:\n  '**/*.yml':\n    ignore: ['{pattern}']\n").Contains("AXW0205"));

    [TestMethod]
    public void It_is_only_read_where_actionlint_reads_it()
    {
        var settings = TestEngine.Load(new MemoryFileSource([new("docs/actionlint.yaml", "paths: { '**': { ignore: ['.*'] } }"), new(Workflow, Text)]));
        Assert.AreEqual(Severity.Error, settings.ForFile(Workflow).SeverityOf(TestEngine.Default.Checks.Find("AXW0212").Single()));
    }

    private static string[] Check(string configuration, string text = Text)
    {
        var files = new MemoryFileSource([new(".github/actionlint.yaml", configuration), new(Workflow, text)]);
        return [.. TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics.Select(static finding => finding.Rule.Id)];
    }
}
