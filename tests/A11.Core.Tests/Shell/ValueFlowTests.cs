using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Shell;

/// <summary>What is not known of a value is not said.</summary>
[TestClass]
public sealed class ValueFlowTests
{
    private const string Risky = "rm $1 $? $# $$ $count\n";

    [TestMethod]
    public void A_script_that_can_be_followed_is_judged() => Assert.AreEqual("$1", Unquoted("count=1\n" + Risky));

    [TestMethod]
    public void Nothing_is_said_of_a_script_that_is_too_long_to_follow() =>
        Assert.AreEqual("", Unquoted("count=1\n" + string.Concat(Enumerable.Repeat("echo\n", 60_000)) + Risky));

    [TestMethod]
    public void Nothing_is_said_where_functions_multiply()
    {
        // Each function calls the one before it twenty times.
        var functions = string.Concat(Enumerable.Range(1, 7).Select(number => $"f{number}() {{ {string.Concat(Enumerable.Repeat($"f{number - 1}; ", 20))} }}\n"));
        Assert.AreEqual("", Unquoted($"f0() {{ echo; }}\n{functions}count=1\nf7\n{Risky}"));
    }

    [TestMethod]
    public void A_function_that_calls_itself_leaves_what_it_does_not_set()
    {
        const string Function = "walk() { for entry in \"$1\"/*; do depth=$(wc -l < \"$entry\"); walk \"$entry\"; done; }\n";
        Assert.AreEqual("$1", Unquoted("count=1\n" + Function + "walk .\n" + Risky));
    }

    [TestMethod]
    public void What_calls_set_that_are_too_deep_to_follow_is_not_reported()
    {
        var functions = string.Concat(Enumerable.Range(1, 12).Select(number => $"f{number}() {{ f{number - 1}; rm $count; }}\n"));
        Assert.AreEqual("$1", Unquoted($"f0() {{ count=2; }}\n{functions}f12\n{Risky}"));
    }

    private static string Unquoted(string script)
    {
        var text = "#!/bin/bash\nset -eu\n" + script;
        var files = new MemoryFileSource([new("run.sh", text)]);
        var findings = TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics;
        return string.Join(' ', findings.Where(finding => finding.Rule.Id == "AXS2086").Select(finding => text.Substring(finding.Span.Start, finding.Span.Length)));
    }
}
