using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Docker.Rules;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Configuration;

/// <summary>Severities in <c>.editorconfig</c> and <c>.globalconfig</c>, with the precedence that analyzers give them.</summary>
[TestClass]
public sealed class AnalyzerConfigTests
{
    private const string Pinned = "dotnet_diagnostic.AXD3006.severity";

    /// <summary>An error by default, in the category “reproducible”.</summary>
    private static readonly CheckDescriptor Rule = new UntaggedBaseImage().Descriptor;

    [TestMethod]
    [DataRow("[*]\ndotnet_diagnostic.AXD3006.severity = none", true, DisplayName = "the last line")]
    [DataRow("[*]\r\n\tdotnet_diagnostic.AXD3006.severity: none\r\n", true, DisplayName = "a colon")]
    [DataRow("[*]\nDOTNET_diagnostic.axd3006.SEVERITY = None\n", true)]
    [DataRow("[*]\ndotnet_diagnostic.AXD3006.severity=none;why\n", true)]
    [DataRow("[*]\n; dotnet_diagnostic.AXD3006.severity = none\n", false)]
    [DataRow("[*]\n# dotnet_diagnostic.AXD3006.severity = none\n", false)]
    [DataRow("[*]\nxdotnet_diagnostic.AXD3006.severity = none\n", false)]
    [DataRow("[*]\ndotnet_diagnostic.AXD3006.severityx = none\n", false)]
    [DataRow("[*]\ndotnet_diagnostic.severity = none\n", false)]
    [DataRow("[*]\ndotnet_diagnostic.AXD30x6.severity = none\n", false)]
    [DataRow("[*]\ndotnet_diagnostic.AXQ3006.severity = none\n", false)]
    [DataRow("[*]\ndotnet_diagnostic.AXD30060.severity = none\n", false)]
    [DataRow("[*]\ndotnet_diagnostic.AXD3006.severity = Default\n", false)]
    [DataRow("[*]\ndotnet_diagnostic.AXD3006.severity\n", false)]
    [DataRow("[*]\n= none\n", false)]
    public void A_line_of_ours_is_told_from_others(string text, bool isOff)
    {
        var settings = TestEngine.Load(new MemoryFileSource([new(".editorconfig", text), new("Dockerfile", "FROM debian\n")]));
        Assert.IsEmpty(settings.Problems);
        Assert.AreEqual(isOff ? Severity.None : Severity.Error, settings.ForFile("Dockerfile").SeverityOf(TestEngine.Default.Checks.FindById("AXD3006")!));
    }

    [TestMethod]
    [DataRow("default", Severity.Error)]
    [DataRow("none", Severity.None)]
    [DataRow("silent", Severity.None)]
    [DataRow("suggestion", Severity.Info)]
    [DataRow("warning", Severity.Warning)]
    [DataRow("ERROR", Severity.Error)]
    [DataRow("warning # for now", Severity.Warning)]
    public void The_severities_are_those_of_analyzers(string value, Severity expected)
    {
        Assert.AreEqual(expected, SeverityOf("a/Dockerfile", (".globalconfig", $"{Pinned} = {value}\n")), "global");
        Assert.AreEqual(expected, SeverityOf("a/Dockerfile", (".editorconfig", $"root = true\n[*]\n{Pinned} = {value}\n")), "sections");
    }

    [TestMethod]
    [DataRow("[Dockerfile*]", Severity.None)]
    [DataRow("[{Dockerfile,*.yml}]", Severity.None)]
    [DataRow("[a/*]", Severity.None)]
    [DataRow("[/Dockerfile]", Severity.Error)]
    [DataRow("[*.yml]", Severity.Error)]
    [DataRow("[Dockerfile] # images", Severity.None)]
    [DataRow("[Dockerfile]; images [all]", Severity.None)]
    [DataRow("[{*.cs,{Docker,Container}file}]", Severity.None)]
    [DataRow("[{Dockerfile,*.{yml,yaml}}]", Severity.None)]
    [DataRow("[{a,b}/{*.{yml,yaml},Dockerfile}]", Severity.None)]
    [DataRow("[{b,c}/{*.{yml,yaml},Dockerfile}]", Severity.Error)]
    [DataRow("[Dockerfile]\n[*.cs] # C#", Severity.Error)]
    [DataRow("[Dockerfile]\n[*.cs] x", Severity.Error)]
    [DataRow("[Dockerfile]\n[*.cs", Severity.Error)]
    public void A_section_holds_for_its_files(string section, Severity expected) =>
        Assert.AreEqual(expected, SeverityOf("a/Dockerfile", (".editorconfig", $"{section}\n{Pinned} = none\n")));

    [TestMethod]
    [DataRow("the rule, then its category", ".globalconfig", "dotnet_diagnostic.AXD3006.severity = warning\n", ".editorconfig", "[*]\ndotnet_analyzer_diagnostic.category-reproducible.severity = none\n", Severity.Warning)]
    [DataRow("its category, then all", ".editorconfig", "[Dockerfile]\ndotnet_analyzer_diagnostic.category-Reproducible.severity = warning\ndotnet_analyzer_diagnostic.severity = none\n", null, null, Severity.Warning)]
    [DataRow("another category", ".globalconfig", "dotnet_analyzer_diagnostic.category-secure.severity = none\n", null, null, Severity.Error)]
    [DataRow("a category of other analyzers", ".globalconfig", "dotnet_analyzer_diagnostic.category-Security.severity = none\n", null, null, Severity.Error)]
    [DataRow("sections, then global", ".globalconfig", "dotnet_diagnostic.AXD3006.severity = none\nglobal_level = 1000\n", ".editorconfig", "[*]\ndotnet_diagnostic.AXD3006.severity = warning\n", Severity.Warning)]
    [DataRow("the nearest", ".editorconfig", "[*]\ndotnet_diagnostic.AXD3006.severity = none\n", "a/.editorconfig", "[*]\ndotnet_diagnostic.AXD3006.severity = warning\n", Severity.Warning)]
    [DataRow("nothing above a root", ".editorconfig", "[*]\ndotnet_diagnostic.AXD3006.severity = none\n", "a/.editorconfig", "root = true\n", Severity.Error)]
    [DataRow("the last section", ".editorconfig", "[*]\ndotnet_diagnostic.AXD3006.severity = none\n[Dockerfile]\ndotnet_diagnostic.AXD3006.severity = suggestion\n", null, null, Severity.Info)]
    [DataRow("the higher level", ".globalconfig", "global_level = 101\ndotnet_diagnostic.AXD3006.severity = warning\n", "a/.globalconfig", "dotnet_diagnostic.AXD3006.severity = none\n", Severity.Warning)]
    [DataRow("the name's level", ".globalconfig", "dotnet_diagnostic.AXD3006.severity = warning\n", "a/.editorconfig", "is_global = true\ndotnet_diagnostic.AXD3006.severity = none\n", Severity.Warning)]
    [DataRow("another directory", "b/.globalconfig", "dotnet_diagnostic.AXD3006.severity = none\n", "b/.editorconfig", "[*]\ndotnet_diagnostic.AXD3006.severity = none\n", Severity.Error)]
    [DataRow("before a11.yml", ".globalconfig", "dotnet_diagnostic.AXD3006.severity = warning\n", "a11.yml", "rules: { AXD3006: none }\n", Severity.Warning)]
    [DataRow("a11.yml, then a category", ".globalconfig", "dotnet_analyzer_diagnostic.category-reproducible.severity = error\n", "a11.yml", "rules: { AXD3006: none }\n", Severity.None)]
    public void Precedence(string name, string path, string text, string? otherPath, string? other, Severity expected) =>
        Assert.AreEqual(expected, otherPath is null ? SeverityOf("a/Dockerfile", (path, text)) : SeverityOf("a/Dockerfile", (path, text), (otherPath, other!)), name);

    [TestMethod]
    [DataRow(".globalconfig", "is_global = true\ndotnet_analyzer_diagnostic.severity = {0}\n", false)]
    [DataRow(".editorconfig", "[*]\ndotnet_analyzer_diagnostic.severity = {0}\n", false)]
    [DataRow(".editorconfig", "[a/**]\ndotnet_analyzer_diagnostic.severity = {0}\n", false)]
    [DataRow(".editorconfig", "[*.cs]\ndotnet_analyzer_diagnostic.severity = {0}\n", false)]
    [DataRow(".editorconfig", "[Dockerfile]\ndotnet_analyzer_diagnostic.severity = {0}\n", true)]
    public void What_is_meant_for_source_code_neither_silences_a_guard_nor_fails_a_build(string path, string text, bool applies)
    {
        foreach (var (name, severity) in new[] { ("none", Severity.None), ("warning", Severity.Warning) })
        {
            Assert.AreEqual(applies ? severity : Severity.Error, SeverityOf("a/Dockerfile", (path, text.Replace("{0}", name, StringComparison.Ordinal))));
        }
    }

    [TestMethod]
    public void A_category_turns_nothing_on_that_is_off_by_default()
    {
        var digest = new MissingImageDigest().Descriptor;
        var settings = Load((".globalconfig", "dotnet_analyzer_diagnostic.category-reproducible.severity = error\n"));
        Assert.AreEqual(Severity.None, settings.ForFile("Dockerfile").SeverityOf(digest));
        Assert.AreEqual(Severity.Error, Load((".globalconfig", "dotnet_diagnostic.AXD6011.severity = error\n")).ForFile("Dockerfile").SeverityOf(digest));
        Assert.AreEqual(Severity.None, Load((".globalconfig", "dotnet_diagnostic.AXD6011.severity = default\n")).ForFile("Dockerfile").SeverityOf(digest));
    }

    [TestMethod]
    [DataRow(".editorconfig", "[*]\n  dotnet_diagnostic.AXD3006.severity = warn\n", "2,3", "“warn” is not a severity")]
    [DataRow(".globalconfig", "dotnet_analyzer_diagnostic.category-secure.severity = high\n", "1,1", "“high” is not a severity")]
    [DataRow(".globalconfig", "dotnet_diagnostic.AXD3096.severity = none\n", "1,1", "no rule AXD3096")]
    [DataRow(".globalconfig", "dotnet_diagnostic.AXB0001.severity = none\n", "1,1", "can't be configured")]
    [DataRow(".editorconfig", "dotnet_diagnostic.AXD3006.severity = none\n", "1,1", "above the first section")]
    [DataRow(".globalconfig", "[*]\ndotnet_diagnostic.AXD3006.severity = none\n", "2,1", "no section [*]")]
    [DataRow(".editorconfig", "[a[]\ndotnet_diagnostic.AXD3006.severity = none\n", "2,1", "[a[] can't be read")]
    [DataRow(".editorconfig", "[*.cs\ndotnet_diagnostic.AXD3006.severity = none\n", "2,1", "The section [*.cs can't be read: there is no closing bracket")]
    [DataRow(".editorconfig", "[*]\n[*.cs] C#\ndotnet_diagnostic.AXD3006.severity = none\n", "3,1", "or more than a comment behind it")]
    [DataRow(".editorconfig", "[{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}]\ndotnet_diagnostic.AXD3006.severity = none\n", "2,1", "braces stand for more than 64 patterns")]
    public void A_line_without_effect_is_told_at_its_place(string path, string text, string place, string message)
    {
        var problem = Load((path, text)).Problems.Single();
        Assert.AreEqual(("AXG0005", path, place), (problem.Rule.Id, problem.Path, problem.Start.ToString()));
        StringAssert.Contains(problem.Message, message);
    }

    /// <summary>As many as are allowed count all, and any number of braces is read in time.</summary>
    [TestMethod]
    public void Many_braces_are_read()
    {
        var most = string.Concat(Enumerable.Repeat("{a,b}", 6));
        Assert.AreEqual(Severity.None, SeverityOf("bbbbbb/Dockerfile", (".editorconfig", $"[{most}/*]\n{Pinned} = none\n")));
        Assert.AreEqual(Severity.None, SeverityOf("aaaaaa/Dockerfile", (".editorconfig", $"[{most}/*]\n{Pinned} = none\n")));
        foreach (var braces in new[] { "{a}", "{", "{}", "{a,b}", "a,", "]" })
        {
            var many = string.Concat(Enumerable.Repeat(braces, 20_000));
            Assert.AreEqual(Severity.Error, SeverityOf("Dockerfile", (".editorconfig", $"[{many}]\n{Pinned} = none\n[{{{many}}}]\n{Pinned} = none\n")), braces);
        }
    }

    [TestMethod]
    public void Of_two_global_files_of_one_level_neither_counts_and_it_is_told()
    {
        (string, string)[] files = [(".globalconfig", $"{Pinned} = none\n"), ("a/.globalconfig", $"{Pinned} = warning\n")];
        Assert.AreEqual(Severity.Error, SeverityOf("a/Dockerfile", files));
        Assert.AreEqual(Severity.None, SeverityOf("Dockerfile", files));
        var problem = Load(files).Problems.Single();
        Assert.AreEqual("a/.globalconfig", problem.Path);
        StringAssert.StartsWith(problem.Message, ".globalconfig sets this key too");
        Assert.IsTrue(Load((".globalconfig", ""), ("a/.globalconfig", $"{Pinned} = none\n"), ("b/.globalconfig", $"{Pinned} = none\n")).Problems.IsEmpty);
    }

    [TestMethod]
    [DataRow("[*.cs]\ndotnet_diagnostic.CA1000.severity = whatever\ndotnet_diagnostic.AXE1.severity = x\nindent_size = 4\n[{\n")]
    [DataRow("dotnet_analyzer_diagnostic.category-Style.severity = warn\ndotnet_analyzer_diagnostic.severity = warn\n= x\n[]\n;[\n")]
    public void What_is_not_ours_is_left_alone(string text)
    {
        Assert.IsTrue(Load((".editorconfig", text), (".globalconfig", text)).Problems.IsEmpty);
        Assert.AreEqual(Severity.Error, SeverityOf("Dockerfile", (".editorconfig", text), (".globalconfig", text)));
    }

    private static Severity SeverityOf(string path, params (string Path, string Text)[] files) => Load(files).ForFile(path).SeverityOf(Rule);

    private static RepositorySettings Load(params (string Path, string Text)[] files) =>
        TestEngine.Load(new MemoryFileSource(files.Select(file => new KeyValuePair<string, string>(file.Path, file.Text))));
}
