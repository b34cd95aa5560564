using System.Collections.Immutable;
using System.Runtime.Versioning;
using System.Text;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Text;

namespace A11.Tool.Tests;

[TestClass]
public sealed class FixCommandTests
{
    private static readonly Engine Tags = new([new TagDomain()], []);

    [TestMethod]
    public void What_can_be_mended_is_mended_and_the_rest_reported()
    {
        using var folder = new ToolFolder { Engine = Tags }.With("a.txt", "old\nbad\n").With("b.txt", "fine\n");
        var result = folder.Run("fix");
        Assert.AreEqual("new\nbad\n", folder.Read("a.txt"));
        Assert.AreEqual(
            new ToolResult(
                ExitCode.Findings,
                """
                a.txt:2:1: error AXD9902: “bad” needs a person.
                   2 | bad
                     | ^^^

                1 error, 0 warnings, 0 infos in 2 files checked
                correct 1; no findings: secure, reproducible, health, small, fast, fail-fast, documented

                """,
                "a11: fixed a.txt\na11: fixed 1 finding of AXD9901: Write no “old”\n"),
            result);
    }

    [TestMethod]
    public void A_difference_is_shown_and_nothing_written()
    {
        using var folder = new ToolFolder { Engine = Tags }.With("a.txt", "x\nold\n");
        var result = folder.Run("fix", "--diff");
        Assert.AreEqual("x\nold\n", folder.Read("a.txt"));
        Assert.AreEqual(ExitCode.Clean, result.Code);
        Assert.AreEqual("--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n x\n-old\n+new\n", result.Output);
        StringAssert.StartsWith(result.Error, "a11: would fix 1 finding of AXD9901: Write no “old”\n0 errors, ");
    }

    [TestMethod]
    public void What_may_change_the_meaning_needs_a_word()
    {
        using var folder = new ToolFolder { Engine = Tags }.With("a.txt", "risky\n");
        var result = folder.Run("fix");
        Assert.AreEqual(ExitCode.Findings, result.Code);
        StringAssert.Contains(result.Error, "1 more finding can be fixed with a11 fix --unsafe");
        Assert.AreEqual("risky\n", folder.Read("a.txt"));
        StringAssert.Contains(folder.With("b.txt", "risky\n").Run("fix", "--diff").Error, "2 more findings can be fixed with a11 fix --unsafe");
        Assert.AreEqual(ExitCode.Clean, folder.Run("fix", "--unsafe").Code);
        Assert.AreEqual("new\n", folder.Read("a.txt"));
    }

    [TestMethod]
    public void Only_the_files_that_were_named_are_touched()
    {
        using var folder = new ToolFolder { Engine = Tags }.With("a.txt", "old\n").With("b.txt", "old\n");
        _ = folder.Run("fix", "a.txt");
        Assert.AreEqual("new\n", folder.Read("a.txt"));
        Assert.AreEqual("old\n", folder.Read("b.txt"));
    }

    [TestMethod]
    public void A_wrong_configuration_is_not_acted_on()
    {
        using var folder = new ToolFolder { Engine = Tags }.With("a.txt", "old\n").With("a11.yml", "rulez: {}\n");
        var result = folder.Run("fix");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.StartsWith(result.Error, "a11: a11.yml(1,1): ");
        Assert.AreEqual("old\n", folder.Read("a.txt"));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void A_file_keeps_its_mark_its_line_ends_and_its_permissions()
    {
        using var folder = new ToolFolder { Engine = Tags }.With("real/a.txt", "");
        var path = Path.Combine(folder.Path, "real", "a.txt");
        File.WriteAllText(path, "old\r\nx\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(path, Mode);

        Assert.AreEqual(ExitCode.Clean, folder.Run("fix", "real").Code);

        CollectionAssert.AreEqual((byte[])[0xEF, 0xBB, 0xBF, .. "new\r\nx\r\n"u8], File.ReadAllBytes(path));
        Assert.AreEqual(Mode, File.GetUnixFileMode(path));
        Assert.AreEqual(1, Directory.GetFiles(Path.Combine(folder.Path, "real")).Length);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void A_read_only_file_is_left_alone_and_named()
    {
        using var folder = new ToolFolder { Engine = Tags }.With("a.txt", "old\n").With("b.txt", "old\n");
        File.SetUnixFileMode(Path.Combine(folder.Path, "a.txt"), UnixFileMode.UserRead);
        var result = folder.Run("fix");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, "a11: a.txt can't be written and stays as it is: it is read-only.\n");
        Assert.AreEqual("old\n", folder.Read("a.txt"));
        Assert.AreEqual("new\n", folder.Read("b.txt"));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_file_with_other_names_is_left_alone_and_named()
    {
        using var outside = new ToolFolder();
        using var folder = new ToolFolder { Engine = Tags }.With("a.txt", "old\n").With("b.txt", "old\n");
        using (var process = System.Diagnostics.Process.Start("ln", [Path.Combine(folder.Path, "a.txt"), Path.Combine(outside.Path, "other")]))
        {
            process.WaitForExit();
        }

        var result = folder.Run("fix");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, "a.txt has several hard links");
        Assert.AreEqual("old\n", outside.Read("other"));
        Assert.AreEqual("old\n", folder.Read("a.txt"));
        Assert.AreEqual("new\n", folder.Read("b.txt"));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void Nothing_is_fixed_through_a_link()
    {
        using var outside = new ToolFolder().With("a.txt", "old\n").With("docs/b.txt", "old\n");
        using var folder = new ToolFolder { Engine = Tags };
        _ = File.CreateSymbolicLink(Path.Combine(folder.Path, "a.txt"), Path.Combine(outside.Path, "a.txt"));
        _ = Directory.CreateSymbolicLink(Path.Combine(folder.Path, "docs"), Path.Combine(outside.Path, "docs"));
        foreach (var path in (string[])["a.txt", "docs/b.txt"])
        {
            var result = folder.Run("fix", path);
            Assert.AreEqual(ExitCode.Usage, result.Code, path);
            StringAssert.Contains(result.Error, $"{path} is ");
        }

        Assert.AreEqual("old\n", outside.Read("a.txt"));
        Assert.AreEqual("old\n", outside.Read("docs/b.txt"));
        Assert.AreEqual(2, Directory.GetFiles(outside.Path, "*", SearchOption.AllDirectories).Length);
    }

    [TestMethod]
    public void A_file_that_changes_meanwhile_is_a_conflict_and_nothing_is_written()
    {
        ToolFolder? folder = null;
        var domain = new TagDomain(path => File.WriteAllText(Path.Combine(folder!.Path, path), path == "b.txt" ? "old\nmore\n" : "old\n"));
        using var created = folder = new ToolFolder { Engine = new([domain], []) }.With("a.txt", "old\n").With("b.txt", "old\n");
        var result = folder.Run("fix");
        Assert.AreEqual(ExitCode.Conflict, result.Code);
        StringAssert.StartsWith(result.Error, "a11: changed while it was looked at: b.txt;");
        Assert.AreEqual("old\n", folder.Read("a.txt"));
    }

    [TestMethod]
    public void Findings_that_the_baseline_knows_fail_nothing()
    {
        using var folder = new ToolFolder { Engine = Tags }.With("a.txt", "bad\n");
        _ = folder.Run("baseline");
        Assert.AreEqual(ExitCode.Clean, folder.Run("fix").Code);
    }

    [TestMethod]
    [DataRow("a b.txt", "--- a/a b.txt\t\n+++ b/a b.txt\t\n")]
    [DataRow("ü.txt", "--- a/ü.txt\n+++ b/ü.txt\n")]
    public void A_difference_can_be_applied_whatever_the_file_is_called(string name, string head)
    {
        using var folder = new ToolFolder { Engine = Tags }.With(name, "x 😀\r\nold\r\nlast").WithGit();
        var diff = folder.Run("fix", "--diff").Output;
        StringAssert.StartsWith(diff, head);
        _ = folder.With("fix.patch", diff).Git("apply", "fix.patch");
        Assert.AreEqual("x 😀\r\nnew\r\nlast", folder.Read(name));
    }

    /// <summary>Finds three words in text files, and mends two of them.</summary>
    private sealed class TagDomain(Action<string>? lookedAt = null) : Domain
    {
        protected override ImmutableArray<Rule> CreateRules() =>
        [
            new WordRule("AXD9901", "old", FixSafety.Safe),
            new WordRule("AXD9902", "bad", FixSafety.None),
            new WordRule("AXD9903", "risky", FixSafety.Unsafe),
        ];

        public override bool MayClaim(string path) => path.EndsWith(".txt", StringComparison.Ordinal);

        public override bool Claims(SourceFile file) => true;

        public override void Analyze(FileAnalysis analysis)
        {
            foreach (var rule in analysis.Rules<WordRule>(this))
            {
                rule.Visit(analysis.File.Text, analysis.Context);
            }

            lookedAt?.Invoke(analysis.File.Path);
        }
    }

    private sealed class WordRule(string id, string word, FixSafety safety) : Rule
    {
        public override CheckDescriptor Descriptor { get; } = new(id, word, $"Write no “{word}”", Severity.Error, Category.Correct) { Fix = safety };

        public void Visit(SourceText text, RuleContext context)
        {
            if (text.Content.IndexOf(word, StringComparison.Ordinal) is >= 0 and var start)
            {
                var span = new TextSpan(start, word.Length);
                context.Report(this, span, $"“{word}” needs a person.", safety == FixSafety.None ? null : new Fix("Write “new”", [new TextEdit(span, "new")], safety));
            }
        }
    }
}
