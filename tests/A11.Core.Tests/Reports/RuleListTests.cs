using System.Text.Json;
using A11.Core.Reports;
using A11.Tests;

namespace A11.Core.Tests.Reports;

[TestClass]
public sealed class RuleListTests
{
    [TestMethod]
    public void The_text_has_a_line_for_each_rule()
    {
        using var output = new StringWriter();
        RuleList.WriteText([Sample.Pin, Sample.Ignore], output);
        Assert.AreEqual(
            """
            AXD9001  error      reproducible  Pin it (hadolint/DL9001, trivy/DS9001)
            AXG9003  info, off  small         Say what to leave out

            """,
            output.ToString());
    }

    [TestMethod]
    public void The_JSON_holds_every_rule_of_the_catalogue()
    {
        using var output = new StringWriter();
        RuleList.WriteJson(TestEngine.Default.Checks.All, output);
        using var document = JsonDocument.Parse(output.ToString());
        CollectionAssert.AreEqual(
            TestEngine.Default.Checks.All.Select(rule => rule.Id).ToArray(),
            document.RootElement.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToArray());
    }

    [TestMethod]
    public void A_page_s_summary_is_its_first_paragraph()
    {
        Assert.AreEqual("One two.", RulePages.SummaryOf(Sample.Pin, "# T\n\n<!-- rule -->\n<!-- /rule -->\n\nOne\ntwo.\n\nThree.\n"));
        Assert.AreEqual("Pin it", RulePages.SummaryOf(Sample.Pin, "# T\n\n<!-- rule -->\n<!-- /rule -->\n\n## Bad\n"));
        Assert.AreEqual("Pin it", RulePages.SummaryOf(Sample.Pin, null));
    }
}
