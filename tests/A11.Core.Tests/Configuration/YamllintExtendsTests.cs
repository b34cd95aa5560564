using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Configuration;

/// <summary>What a configuration of yamllint builds on, and how severe its rules are (yamllint's documentation, “Configuration”).</summary>
[TestClass]
public sealed class YamllintExtendsTests
{
    private static readonly CheckDescriptor Spaces = TestEngine.Default.Checks.Find("yamllint/trailing-spaces")[0];

    [TestMethod]
    [DataRow(".yamllint", "extends: base.yaml", "base.yaml", true)]
    [DataRow(".yamllint", "extends: ./base.yaml", "base.yaml", true)]
    [DataRow("sub/.yamllint", "extends: base.yaml", "sub/base.yaml", true, DisplayName = "beside it")]
    [DataRow("sub/.yamllint", "extends: base.yaml", "base.yaml", true, DisplayName = "at the root")]
    [DataRow(".yamllint", "extends: /base.yaml", "base.yaml", false)]
    [DataRow(".yamllint", "extends: ~/base.yaml", "~/base.yaml", false)]
    [DataRow("sub/.yamllint", "extends: ../base.yaml", "base.yaml", false)]
    [DataRow(".yamllint", "extends: other.yaml", "base.yaml", false)]
    [DataRow(".yamllint", "extends: \"\"", "base.yaml", false)]
    [DataRow(".yamllint", "extends: .yamllint", "base.yaml", false, DisplayName = "itself")]
    [DataRow(".yamllint", "extends: default", "other.yaml", true)]
    [DataRow(".yamllint", "extends: relaxed", "other.yaml", true)]
    public void It_builds_on_files_of_the_repository(string path, string text, string other, bool isOn)
    {
        var settings = TestEngine.Load(new MemoryFileSource([new(path, text), new(other, "rules: {trailing-spaces: enable}\n")]));
        Assert.AreEqual(isOn, settings.ForFile("sub/a.yaml").SeverityOf(Spaces) != Severity.None);
    }

    [TestMethod]
    [DataRow("enable", null)]
    [DataRow("true", null)]
    [DataRow("disable", Severity.None)]
    [DataRow("false", Severity.None)]
    [DataRow("{level: error}", Severity.Error)]
    [DataRow("{level: warning}", Severity.Warning)]
    [DataRow("{level: other}", null)]
    [DataRow("{}", null)]
    public void A_rule_is_as_severe_as_it_says(string value, Severity? expected) =>
        Assert.AreEqual(expected ?? Spaces.Severity, Load($"extends: default\nrules: {{trailing-spaces: {value}}}\n").ForFile("a.yaml").SeverityOf(Spaces));

    [TestMethod]
    public void What_is_ignored_may_stand_in_a_file()
    {
        var settings = TestEngine.Load(new MemoryFileSource([new(".yamllint", "extends: default\nignore-from-file: .gitignore\n"), new(".gitignore", "# generated\n!keep.yaml\ngen/\n")]));
        Assert.AreEqual(Severity.None, settings.ForFile("gen/a.yaml").SeverityOf(Spaces));
        Assert.AreEqual(Spaces.Severity, settings.ForFile("a.yaml").SeverityOf(Spaces));
        Assert.AreEqual(Spaces.Severity, settings.ForFile("keep.yaml").SeverityOf(Spaces));
    }

    [TestMethod]
    [DataRow("yaml-files: ['*.yml']", "a.yaml", false)]
    [DataRow("yaml-files: ['*.yml']", "a.yml", true)]
    [DataRow("ignore: |\n  *.yaml\n  !a.yaml\n", "a.yaml", true)]
    [DataRow("ignore: |\n  *.yaml\n  !a.yaml\n", "b.yaml", false)]
    [DataRow("ignore: |\n  !a.yaml\n  *.yaml\n", "a.yaml", false, DisplayName = "what is taken out before it is put in")]
    public void Files_are_chosen_and_left(string text, string path, bool isOn) => Assert.AreEqual(isOn, Load($"extends: default\n{text}\n").ForFile(path).SeverityOf(Spaces) != Severity.None);

    private static RepositorySettings Load(string text) => TestEngine.Load(new MemoryFileSource([new(".yamllint", text)]));
}
