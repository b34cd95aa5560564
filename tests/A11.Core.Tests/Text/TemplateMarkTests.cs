using A11.Core.Text;

namespace A11.Core.Tests.Text;

/// <summary>Where the code of a template language begins in a text, and what only looks like it.</summary>
[TestClass]
public sealed class TemplateMarkTests
{
    [TestMethod]
    [DataRow("a {{ x }}", 2)]
    [DataRow("'{{ x }}' {{ y }}", 10)]
    [DataRow("\"{{\" x", -1)]
    [DataRow("\\{{ x", -1)]
    [DataRow("'a\\' {{x", 5)]
    [DataRow("a {% x %}", 2)]
    [DataRow("{%Y} %}", -1)]
    [DataRow("{% x", -1)]
    [DataRow("{%- x %}", 0)]
    [DataRow("{%+ x %}", 0)]
    [DataRow("{%\tx %}", 0)]
    [DataRow("{% %}", 0)]
    [DataRow("${{ x }}", -1)]
    [DataRow("{{{", 0)]
    [DataRow("<% x", 0)]
    [DataRow("a < % b", -1)]
    [DataRow("<a", -1)]
    [DataRow("@@NAME@@", 0)]
    [DataRow("@@@@", -1)]
    [DataRow("@@NA ME@@", -1)]
    [DataRow("@@NAME@", -1)]
    [DataRow("@@NAME@x", -1)]
    [DataRow("@@NAME", -1)]
    [DataRow("%%VERSION%%", 0)]
    [DataRow("${x%%y%%}", -1)]
    [DataRow("${x} %%A%%", 5)]
    [DataRow("${x@@A@@}", 3)]
    [DataRow("@%A@%", -1)]
    [DataRow("a@@x@@", 1)]
    [DataRow("@@a.b-c_1@@", 0)]
    [DataRow("@", -1)]
    [DataRow("{", -1)]
    [DataRow("<", -1)]
    [DataRow("{%", -1)]
    [DataRow("x {{", 2)]
    [DataRow("\"it's\" {{", 7)]
    [DataRow("", -1)]
    [DataRow("##A##", -1)]
    public void The_first_mark_outside_of_quotes_is_found(string text, int expected) => Assert.AreEqual(expected, TemplateMark.FindUnquoted(text));

    [TestMethod]
    [DataRow("{{ x", true)]
    [DataRow("{% x", true)]
    [DataRow("{# x", true)]
    [DataRow("<% x", true)]
    [DataRow("@@A@@", true)]
    [DataRow("%%A%%", true)]
    [DataRow("@@", false)]
    [DataRow("dnl x", true)]
    [DataRow("define(x", true)]
    [DataRow("include(x", true)]
    [DataRow("changequote([", true)]
    [DataRow("ifdef(x", true)]
    [DataRow("${{ x", false)]
    [DataRow("{x", false)]
    [DataRow("< %", false)]
    [DataRow("definex", false)]
    [DataRow("dnlx", false)]
    [DataRow("", false)]
    [DataRow("a {{ x", false)]
    public void A_line_is_a_templates_own_or_not(string line, bool expected) => Assert.AreEqual(expected, TemplateMark.Starts(line));

    [TestMethod]
    public void The_end_of_a_statement_is_not_far_off()
    {
        Assert.AreEqual(0, TemplateMark.FindUnquoted($"{{% {new string('x', 990)} %}}"));
        Assert.AreEqual(-1, TemplateMark.FindUnquoted($"{{% {new string('x', 1000)} %}}"));
    }
}
