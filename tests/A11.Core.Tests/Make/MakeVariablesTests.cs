using A11.Core.Make.Model;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Tests.Make;

/// <summary>What a makefile's constant variables come to, at a bounded cost.</summary>
[TestClass]
public sealed class MakeVariablesTests
{
    [TestMethod]
    public void Each_variable_is_worked_out_once()
    {
        static string Chain(string letter, int length, string end) =>
            string.Concat(Enumerable.Range(0, length).Select(index => $"{letter}{index} = {string.Concat(Enumerable.Repeat($"$({letter}{index + 1})", 50))}\n")) + $"{letter}{length} = {end}\n";
        var text = Chain("E", 30, "") + Chain("L", 30, "x") + Chain("D", 1_000, "x") + "LOOP = $(LOOP) x\nRUN = $(E0)pytest\n";
        var variables = new MakeVariables(MakefileParser.Parse(new SourceText(text)));
        Assert.AreEqual("pytest", variables.Expand("$(RUN)"));
        Assert.AreEqual("$(LOOP) x", variables.Expand("$(LOOP)"));
        Assert.AreEqual("make ${OTHER $(OTHER)", variables.Expand("$(MAKE) ${OTHER $(OTHER)"));
        Assert.IsLessThan(100_000, variables.Expand("$(L0)$(D0)").Length);
        Assert.IsLessThan(10_000, variables.Expansions);
    }
}
