using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Baselines;
using A11.Core.Diagnostics;
using A11.Core.Tests.Reports;
using A11.Core.Text;
using CsCheck;

namespace A11.Core.Tests.Baselines;

[TestClass]
public sealed class BaselineTests
{
    private static readonly Gen<string> Lines = Gen.OneOf("FROM debian", "  FROM debian", "RUN x", "").Array[0, 12].Select(lines => string.Join('\n', lines));

    [TestMethod]
    public void Known_findings_stay_known_when_lines_are_added_or_indented_elsewhere()
    {
        var baseline = Baseline.Create(ResultOf("FROM debian\nFROM debian\n"));
        var verdict = baseline.Compare(ResultOf("# new\nRUN x\n\tFROM   debian \n\nFROM debian\n"), isWhole: true);
        Assert.AreEqual(0, verdict.New.Diagnostics.Length);
        Assert.AreEqual(2, verdict.Known.Length);
        Assert.AreEqual(0, verdict.Gone);
    }

    [TestMethod]
    public void One_more_of_the_same_is_new()
    {
        var verdict = Baseline.Create(ResultOf("FROM debian\n")).Compare(ResultOf("FROM debian\nFROM debian\n"), isWhole: true);
        Assert.AreEqual(2, verdict.New.Diagnostics.Single().Start.Line);
    }

    [TestMethod]
    public void What_was_mended_is_gone_unless_its_file_was_not_looked_at()
    {
        var baseline = Baseline.Create(ResultOf("FROM debian\n"));
        Assert.AreEqual(1, baseline.Compare(ResultOf("RUN x\n"), isWhole: false).Gone);
        var elsewhere = new AnalysisResult([], [], ["other"]);
        Assert.AreEqual(0, baseline.Compare(elsewhere, isWhole: false).Gone);
        Assert.AreEqual(1, baseline.Compare(elsewhere, isWhole: true).Gone);
    }

    [TestMethod]
    public void A_suppressed_finding_takes_no_other_s_place()
    {
        var baseline = Baseline.Create(ResultOf("FROM debian\nFROM debian\n"));
        var both = ResultOf("FROM debian\nFROM debian\n");
        var verdict = baseline.Compare(both with { Diagnostics = [both.Diagnostics[1]], Suppressed = [both.Diagnostics[0]] }, isWhole: true);
        Assert.AreEqual(0, verdict.New.Diagnostics.Length);
        Assert.AreEqual(1, verdict.Gone);
    }

    [TestMethod]
    public void A_boundary_finding_is_never_known()
    {
        var breach = new AnalysisResult([Sample.Find(Sample.Boundary, "src/a", "x", "x", "m")], [], ["src/a"]);
        var baseline = Baseline.Create(breach);
        Assert.AreEqual(0, baseline.Entries.Length);
        var forged = Baseline.Parse(Baseline.Create(breach with { Diagnostics = [breach.Diagnostics[0] with { Rule = Sample.Boundary with { Suppressible = true } }] }).ToText(), out _)!;
        Assert.AreEqual(1, forged.Entries.Length);
        Assert.AreEqual(1, forged.Compare(breach, isWhole: true).New.Diagnostics.Length);
    }

    [TestMethod]
    public void A_secret_can_not_be_read_out_of_it()
    {
        var text = Baseline.Create(new AnalysisResult([Sample.Find(Sample.Secret, "f", "KEY=hunter2", "hunter2", "m")], [], ["f"])).ToText();
        Assert.IsFalse(text.Contains("hunter2", StringComparison.Ordinal), text);
    }

    [TestMethod]
    public void The_file_keeps_its_form() => Assert.AreEqual(
        """
        {
          "version": 1,
          "findings": [
            {
              "path": "Dockerfile",
              "rule": "AXD9001",
              "fingerprint": "9a55a90208810615"
            }
          ]
        }

        """,
        Baseline.Create(ResultOf("FROM debian\n")).ToText());

    [TestMethod]
    [DataRow("", "(1,1): this is not JSON; mend it, or write the baseline anew by “a11 baseline”.")]
    [DataRow("{\n  \"version\": 1,\n  x", "(3,3): this is not JSON; mend it, or write the baseline anew by “a11 baseline”.")]
    [DataRow("{ \"version\": 1 } 2", "(1,18): this is not JSON; mend it, or write the baseline anew by “a11 baseline”.")]
    [DataRow("[]", "(1,1): an object is expected here.")]
    [DataRow("{}", "(1,2): “version” is missing.")]
    [DataRow("{ \"version\": 2 }", "(1,14): “version” must be 1; a newer A11.Build may have written this.")]
    [DataRow("{\n \"version\": 1,\n \"finding\": [] }", "(3,2): a baseline has no key “finding”.")]
    [DataRow("{ \"version\": 1, \"findings\": {} }", "(1,29): an array is expected here.")]
    [DataRow("{ \"version\": 1, \"findings\": [ \"ü\", 1 ] }", "(1,31): an object is expected here.")]
    [DataRow("{ \"version\": 1, \"findings\": [ { \"rule\": \"ü\", \"path\": 1 } ] }", "(1,54): a text is expected here.")]
    [DataRow("{ \"version\": 1, \"findings\": [ { \"rule\": \"AXD9001\" } ] }", "(1,51): a finding needs “path”, “rule” and “fingerprint”.")]
    public void A_mistake_is_told_at_its_place(string text, string error)
    {
        Assert.IsNull(Baseline.Parse(text, out var found));
        Assert.AreEqual(error, found);
    }

    [TestMethod]
    public void What_is_recorded_is_known_and_reads_back_the_same() => Lines.Sample(text =>
    {
        var result = ResultOf(text);
        var baseline = Baseline.Create(result);
        var read = Baseline.Parse(baseline.ToText(), out var error);
        Assert.IsNull(error);
        CollectionAssert.AreEqual(baseline.Entries.ToArray(), read!.Entries.ToArray());
        var verdict = read.Compare(result, isWhole: true);
        Assert.AreEqual(0, verdict.New.Diagnostics.Length + verdict.Gone);
    });

    [TestMethod]
    public void Any_text_is_read_without_a_throw() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.OneOf('{', '}', '[', ']', '"', ':', ',', '1', 'a', ' ', '\uD83D'), 0, 30]).Sample(text =>
            Assert.AreEqual(Baseline.Parse(text, out var error) is null, error is not null));

    /// <summary>A run of one rule, which finds every line that names an image.</summary>
    private static AnalysisResult ResultOf(string text)
    {
        var source = new SourceText(text);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        for (var line = 1; line <= source.LineCount; line++)
        {
            var span = source.GetLine(line);
            if (source[span].Contains("FROM", StringComparison.Ordinal))
            {
                found.Add(new Diagnostic(Sample.Pin, "Dockerfile", span, "m") { Text = source });
            }
        }

        return new AnalysisResult(found.ToImmutable(), [], ["Dockerfile"]);
    }
}
