using A11.Core.Make.Syntax;

namespace A11.Core.Tests.Make;

/// <summary>What text comes to: the expected values are what GNU make 4.3 prints.</summary>
[TestClass]
public sealed class MakeExpanderTests
{
    [TestMethod]
    [DataRow("$(dir src/a.c b /c)", "src/ ./ /")]
    [DataRow("$(notdir src/a.c b)", "a.c b")]
    [DataRow("$(basename src/a.tar.gz b.d/e)", "src/a.tar b.d/e")]
    [DataRow("$(suffix src/a.tar.gz b.d/e)", ".gz")]
    [DataRow("$(addprefix -I,a b)", "-Ia -Ib")]
    [DataRow("$(addsuffix .o,a b)", "a.o b.o")]
    [DataRow("$(filter %.c x.o,a.c x.o y.h)", "a.c x.o")]
    [DataRow("$(filter-out %.c,a.c y.h)", "y.h")]
    [DataRow("$(firstword a b)", "a")]
    [DataRow("$(lastword a b)", "b")]
    [DataRow("$(join a b,1 2 3)", "a1 b2 3")]
    [DataRow("$(patsubst %.c,%.o,a.c b.h)", "a.o b.h")]
    [DataRow("$(sort b a b)", "a b")]
    [DataRow("$(strip  a   b )", "a b")]
    [DataRow("$(subst a,o,banana)", "bonono")]
    [DataRow("$(word 2,a b c)", "b")]
    [DataRow("$(wordlist 2,3,a b c d)", "b c")]
    [DataRow("$(words a b)", "2")]
    [DataRow("$(findstring an,banana)", "an")]
    [DataRow("$(findstring x,banana)", "")]
    [DataRow("$(if ,a,b)", "b")]
    [DataRow("$(or ,b)", "b")]
    [DataRow("$(and a,b)", "b")]
    public void Functions_of_constants_are_what_GNU_make_makes_of_them(string text, string expanded) =>
        Assert.AreEqual(expanded, new MakeExpander(static (_, problem) => Assert.Fail(problem)).Expand(text, offset: 0, isCertain: true, isImmediate: true));
}
