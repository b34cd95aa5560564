using A11.Core.Diagnostics;
using A11.Core.Reports;
using A11.Core.Text;
using CsCheck;

namespace A11.Core.Tests.Reports;

[TestClass]
public sealed class TextReportTests
{
    [TestMethod]
    public void A_finding_is_shown_with_its_line_a_mark_and_what_to_do() => Assert.AreEqual(
        """
        a b/Dockerfile:1:6: error AXD9001: The base image “debian” moves; 100% sure, name: a tag.
           1 | FROM debian
             |      ^^^^^^
             fix Add the tag 12.8 (a11 fix)

        a b/Dockerfile:2:5: warning AXD9002: What is downloaded is run unseen.
           2 | RUN    curl x  | sh
             |        ^^^^^^^^^^^^
             see a b/Dockerfile:1:1: the stage

        compose.yaml:1:1: info AXG9003: There is no .dockerignore.

        1 error, 1 warning, 1 info in 3 files checked, 1 finding suppressed
        secure 1, reproducible 1, small 1; no findings: health, fast, fail-fast, documented, correct

        """,
        new TextReport().Write(Sample.Report));

    [TestMethod]
    public void Colors_are_escape_sequences_around_the_same_text()
    {
        var colored = new TextReport(isColored: true).Write(Sample.Report);
        StringAssert.Contains(colored, "\e[1ma b/Dockerfile:1:6:\e[0m \e[1;31merror AXD9001\e[0m: ");
        StringAssert.Contains(colored, "\e[2m   1 |\e[0m FROM debian\n\e[2m     |\e[0m      \e[1;31m^^^^^^\e[0m\n");
        Assert.AreEqual(new TextReport().Write(Sample.Report), WithoutColors(colored));
    }

    [TestMethod]
    public void A_baseline_is_told_in_the_summary() => Assert.AreEqual(
        """
        0 errors, 0 warnings, 0 infos in 1 file checked, 1 known from the baseline
        no findings: secure, reproducible, health, small, fast, fail-fast, documented, correct
        1 finding of the baseline is gone; run “a11 baseline” to shrink it

        """,
        new TextReport().Write(Sample.Report with
        {
            Result = new([], [], ["Dockerfile"]),
            Baselined = [Sample.Report.Result.Diagnostics[0]],
            GoneFromBaseline = 1,
        }));

    [TestMethod]
    public void Of_a_long_line_the_part_around_the_finding_is_shown()
    {
        var line = new string('a', 500) + " latest " + new string('b', 500);
        var report = new TextReport(isColored: false, width: 49).Write(Sample.ReportOf(Sample.Find(Sample.Pin, "f", line, "latest", "m")));
        var lines = report.Split('\n');
        Assert.AreEqual("   1 | …aaaaaaaaaaaa latest bbbbbbbbbbbbbbbbbbbb…", lines[1]);
        Assert.AreEqual("     |               ^^^^^^", lines[2]);
    }

    [TestMethod]
    public void A_finding_over_several_lines_is_marked_to_the_end_of_its_first()
    {
        var lines = new TextReport().Write(Sample.ReportOf(Sample.Find(Sample.Pin, "f", "RUN a \\\r\n  b\r\n", "a \\\r\n  b", "m"))).Split('\n');
        Assert.AreEqual("   1 | RUN a \\", lines[1]);
        Assert.AreEqual("     |     ^^^", lines[2]);
    }

    [TestMethod]
    public void A_wide_character_takes_two_columns()
    {
        var lines = new TextReport().Write(Sample.ReportOf(Sample.Find(Sample.Pin, "f", "name: 🚀 漢 x", "x", "m"))).Split('\n');
        Assert.AreEqual("   1 | name: 🚀 漢 x", lines[1]);
        Assert.AreEqual("     |             ^", lines[2]);
    }

    [TestMethod]
    public void A_file_can_not_steer_the_terminal_nor_break_the_report()
    {
        var report = new TextReport().Write(Sample.ReportOf(Sample.Find(Sample.Pin, "f\n::error::x", "a\e[2J\u202E x", "x", "named “\e]0;x\a\n\r”")));
        StringAssert.StartsWith(report, "f\\u000a::error::x:1:8: error AXD9001: named “\\u001b]0;x\\u0007  ”\n   1 | a�[2J� x\n");
    }

    [TestMethod]
    public void A_secret_is_not_copied_into_the_log()
    {
        const string Text = "ENV KEY=hunter2 FROM=debian";
        var report = new TextReport().Write(Sample.ReportOf(
            Sample.Find(Sample.Secret, "f", Text, "hunter2", "A secret."),
            Sample.Find(Sample.Pin, "f", Text, "debian", "m")));
        Assert.IsFalse(report.Contains("hunter2", StringComparison.Ordinal), report);
        StringAssert.Contains(report, "ENV KEY=••••••• FROM=debian");
    }

    [TestMethod]
    public void Any_text_and_place_can_be_shown_within_the_width() =>
        Gen.Select(
            Gen.OneOf(Gen.String, Gen.String[Gen.OneOf('a', '\t', '\r', '\n', '\uD83D', '\uDE80', '\u202E', '漢', ' ', '\0'), 0, 200]),
            Gen.Int[0, 200],
            Gen.Int[0, 200],
            Gen.Int[0, 60])
        .Sample((text, start, length, width) =>
        {
            start = Math.Min(start, text.Length);
            var span = new TextSpan(start, Math.Min(length, text.Length - start));
            var diagnostic = new Diagnostic(Sample.Pin, text, span, text) { Text = new SourceText(text) };
            var lines = new TextReport(isColored: false, width).Write(Sample.ReportOf(diagnostic)).Split('\n');

            // One line for the finding, two for its place unless it is the file as a whole, an empty one, two of summary.
            Assert.AreEqual(span == default ? 5 : 7, lines.Length);
            foreach (var line in lines[1..^4])
            {
                Assert.IsTrue(line.EnumerateRunes().Count() <= Math.Max(29, width), line);
                Assert.IsFalse(line.Any(character => char.IsControl(character)), line);
            }

            Assert.IsTrue(span == default || lines[2].TrimEnd('^').Length < lines[2].Length);
        });

    private static string WithoutColors(string text)
    {
        var parts = text.Split('\e');
        return parts[0] + string.Concat(parts.Skip(1).Select(part => part[(part.IndexOf('m', StringComparison.Ordinal) + 1)..]));
    }
}
