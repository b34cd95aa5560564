using A11.Core.Make.Syntax;

namespace A11.Core.Tests.Make;

/// <summary>Where a reference ends: the marks around the name are what GNU make 4.3 takes for it.</summary>
[TestClass]
public sealed class MakeReferenceTests
{
    [TestMethod]
    [DataRow("$", "", 1)]
    [DataRow("$$", "", 2)]
    [DataRow("$x", "x", 2)]
    [DataRow("$(x)y", "x", 4)]
    [DataRow("${x}y", "x", 4)]
    [DataRow("$(x}y)", "x}y", 6)]
    [DataRow("$(x(y)z)", "x(y", 6)]
    [DataRow("$($(x))y", "$(x)", 7)]
    [DataRow("$($(x)(y))z", "$(x)(y)", 10)]
    [DataRow("${${x}{y}}z", "${x}{y}", 10)]
    [DataRow("$(${x}(y))z", "${x}(y)", 10)]
    [DataRow("$(x", "x", 3)]
    [DataRow("$($(x)", "$(x", 6)]
    public void A_variable_ends_at_its_own_mark(string text, string name, int end)
    {
        var reference = MakeReference.Read(text, 0);
        Assert.AreEqual((name, end), (reference.Name, reference.End));
    }

    [TestMethod]
    [DataRow("$(subst a,b,c)d", "subst", "a|b|c", 14)]
    [DataRow("$(subst a,b,c,d)", "subst", "a|b|c,d", 16)]
    [DataRow("$(if (a,b),c)", "if", "(a,b)|c", 13)]
    [DataRow("${if (a,b),c}", "if", "(a|b)|c", 13)]
    [DataRow("$(if $(or a,b),c)", "if", "$(or a,b)|c", 17)]
    [DataRow("$(strip a", "strip", "a", 9)]
    public void A_call_has_arguments_between_its_own_commas(string text, string function, string arguments, int end)
    {
        var reference = MakeReference.Read(text, 0);
        Assert.AreEqual((function, arguments, end), (reference.Function?.Name, string.Join('|', reference.Arguments.Select(range => text[range])), reference.End));
    }
}
