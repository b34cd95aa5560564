using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Tests.Analysis;

/// <summary>What several runs over the same files found is told once.</summary>
[TestClass]
public sealed class AnalysisResultTests
{
    private static readonly CheckDescriptor Rule = new("AXZ0001", "test", "A test", Severity.Error, Category.Correct);

    [TestMethod]
    public void A_finding_of_several_runs_is_as_severe_as_the_strictest_has_it()
    {
        var both = AnalysisResult.Union([Result([Finding("a", Severity.Warning), Finding("b", Severity.Info)]), Result([Finding("a", Severity.Error)])]);
        Assert.AreEqual("a Error, b Info", string.Join(", ", both.Diagnostics.Select(static finding => $"{finding.Path} {finding.Severity}")));
        Assert.AreEqual(1, both.Count(Severity.Info));
        Assert.AreEqual(0, both.Count(Severity.Warning));
    }

    [TestMethod]
    public void What_stands_in_one_run_is_suppressed_in_none()
    {
        var both = AnalysisResult.Union([Result([Finding("a", Severity.Error)], [Finding("c", Severity.Error)]), Result([], [Finding("a", Severity.Error), Finding("c", Severity.Error)])]);
        Assert.AreEqual("a", string.Join(", ", both.Diagnostics.Select(static finding => finding.Path)));
        Assert.AreEqual("c", string.Join(", ", both.Suppressed.Select(static finding => finding.Path)));
    }

    [TestMethod]
    public void A_file_is_unchecked_where_no_run_checked_it()
    {
        var (x, y) = (new UncheckedFile("x", UncheckedReason.Excluded, "is excluded"), new UncheckedFile("y", UncheckedReason.Excluded, "is excluded"));
        var both = AnalysisResult.Union(
        [
            new AnalysisResult([], [], ["b", "a"]) { UncheckedFiles = [y, x], CheckedScripts = 3 },
            new AnalysisResult([], [], ["a", "x"]) { UncheckedFiles = [y], CheckedScripts = 2 },
        ]);
        Assert.AreEqual("a b x", string.Join(' ', both.CheckedFiles));
        Assert.AreEqual("y", string.Join(' ', both.UncheckedFiles.Select(static file => file.Path)));
        Assert.AreEqual(3, both.CheckedScripts);
    }

    [TestMethod]
    public void One_run_is_as_it_is()
    {
        var only = Result([Finding("a", Severity.Error)]);
        Assert.AreSame(only, AnalysisResult.Union([only]));
    }

    [TestMethod]
    [DataRow(Severity.Error, false)]
    [DataRow(Severity.Warning, true)]
    [DataRow(Severity.Info, true)]
    [DataRow(Severity.None, false)]
    public void A_run_fails_from_a_severity_on(Severity threshold, bool expected) => Assert.AreEqual(expected, Result([Finding("a", Severity.Warning)]).Fails(threshold));

    private static Diagnostic Finding(string path, Severity severity) => new(Rule, path, new TextSpan(1, 2), "Mind it.") { Severity = severity };

    private static AnalysisResult Result(Diagnostic[] standing, Diagnostic[]? suppressed = null) => new([.. standing], [.. suppressed ?? []], []);
}
