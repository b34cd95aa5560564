using A11.Core.Diagnostics;
using A11.Core.Reports;

namespace A11.Core.Tests.Reports;

/// <summary>The forms that CI systems read line by line.</summary>
[TestClass]
public sealed class LineReportTests
{
    private const string Summary =
        """
        1 error, 1 warning, 1 info in 3 files checked, 1 finding suppressed
        secure 1, reproducible 1, small 1; no findings: health, fast, fail-fast, documented, correct

        """;

    [TestMethod]
    public void GitHub_gets_an_annotation_for_each_finding() => Assert.AreEqual(
        """
        ::error file=a b/Dockerfile,line=1,endLine=1,col=6,endColumn=12,title=AXD9001 pin-it::The base image “debian” moves; 100%25 sure, name: a tag.
        ::warning file=a b/Dockerfile,line=2,endLine=2,col=5,endColumn=17,title=AXD9002 no-pipe::What is downloaded is run unseen.
        ::notice file=compose.yaml,line=1,endLine=1,col=1,endColumn=1,title=AXG9003 ignore-file::There is no .dockerignore.

        """ + Summary,
        new GitHubReport().Write(Sample.Report));

    [TestMethod]
    public void GitHub_gets_no_columns_for_several_lines() => StringAssert.StartsWith(
        new GitHubReport().Write(Sample.ReportOf(Sample.Find(Sample.Pin, "f", "a\nb", "a\nb", "m"))),
        "::error file=f,line=1,endLine=2,title=AXD9001 pin-it::m\n");

    [TestMethod]
    public void Nothing_a_file_says_becomes_a_command_of_its_own()
    {
        var report = Sample.ReportOf(Sample.Find(Sample.Pin, "a,b:c%;]\n.yml", "x", "x", "one\n::stop-commands::t\r##vso[x]%0A;"));
        StringAssert.StartsWith(
            new GitHubReport().Write(report),
            "::error file=a%2Cb%3Ac%25;]\\u000a.yml,line=1,endLine=1,col=1,endColumn=2,title=AXD9001 pin-it::one ::stop-commands::t ##vso\\u005bx]%250A;\n");
        StringAssert.StartsWith(
            new AzureReport().Write(report),
            "##vso[task.logissue type=error;sourcepath=a,b:c%AZP25%3B%5D\\u000a.yml;linenumber=1;columnnumber=1;code=AXD9001;]one ::stop-commands::t ##vso\\u005bx]%AZP250A;\n");
        StringAssert.StartsWith(new MSBuildReport().Write(report), "a,b:c%;]\\u000a.yml(1,1): error AXD9001: one ::stop-commands::t ##vso\\u005bx]%0A;\n");
    }

    [TestMethod]
    public void Azure_gets_an_issue_for_each_error_and_warning() => Assert.AreEqual(
        """
        ##vso[task.logissue type=error;sourcepath=a b/Dockerfile;linenumber=1;columnnumber=6;code=AXD9001;]The base image “debian” moves; 100%AZP25 sure, name: a tag.
        ##vso[task.logissue type=warning;sourcepath=a b/Dockerfile;linenumber=2;columnnumber=5;code=AXD9002;]What is downloaded is run unseen.
        compose.yaml(1,1): info AXG9003: There is no .dockerignore.

        """ + Summary,
        new AzureReport().Write(Sample.Report));

    [TestMethod]
    public void MSBuild_gets_its_canonical_lines() => Assert.AreEqual(
        """
        a b/Dockerfile(1,6): error AXD9001: The base image “debian” moves; 100% sure, name: a tag.
        a b/Dockerfile(2,5): warning AXD9002: What is downloaded is run unseen.
        compose.yaml(1,1): info AXG9003: There is no .dockerignore.

        """ + Summary,
        new MSBuildReport().Write(Sample.Report));

    [TestMethod]
    public void Every_format_has_a_name_and_a_report_that_writes()
    {
        Assert.AreEqual("text json sarif github azure junit html msbuild markdown gitlab codescanning", string.Join(' ', ReportFormats.Names));
        foreach (var name in ReportFormats.Names)
        {
            Assert.IsTrue(ReportFormats.TryParse(name, out var format));
            Assert.AreNotEqual("", ReportFormats.Create(format).Write(Sample.ReportOf()), name);
        }

        Assert.IsFalse(ReportFormats.TryParse("0", out _));
        Assert.IsFalse(ReportFormats.TryParse("Text", out _));
    }

    [TestMethod]
    public void What_fails_a_run_is_what_reaches_the_threshold()
    {
        Assert.IsTrue((Sample.Report with { FailOn = Severity.Error }).Fails);
        var warnings = Sample.Report with { Result = Sample.Report.Result with { Diagnostics = [Sample.Report.Result.Diagnostics[1]] } };
        Assert.IsFalse(warnings.Fails);
        Assert.IsTrue((warnings with { FailOn = Severity.Warning }).Fails);
    }
}
