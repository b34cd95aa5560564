namespace A11.Core.Tests.Shell;

/// <summary>Which statements control comes out of, and which functions are called.</summary>
[TestClass]
public sealed class CompletionTests
{
    [TestMethod]
    [DataRow("exit", false, true)]
    [DataRow("exit 1", true, true)]
    [DataRow("return", false, false)]
    [DataRow("return", true, true)]
    [DataRow("break", false, true)]
    [DataRow("continue", false, true)]
    [DataRow("a", true, false)]
    [DataRow("$a", true, false)]
    [DataRow("a=b", true, false)]
    [DataRow("\\exit", true, false)]
    [DataRow("exit() { :; }; exit", false, false)]
    [DataRow("break() { :; }; break", false, false)]
    [DataRow("{ a; exit; }", false, true)]
    [DataRow("{ exit & }", false, false)]
    [DataRow("(exit)", false, false)]
    [DataRow("exit | a", false, false)]
    [DataRow("! exit", false, true)]
    [DataRow("exit && a", false, true)]
    [DataRow("a && exit", false, false)]
    [DataRow("{ return; }", false, false)]
    [DataRow("{ return; }", true, true)]
    [DataRow("if a; then exit; fi", false, false)]
    [DataRow("if a; then exit; else exit; fi", false, true)]
    [DataRow("if a; then exit; else b; fi", false, false)]
    [DataRow("if a; then b; else exit; fi", false, false)]
    [DataRow("if a; then exit; elif b; then c; else exit; fi", false, false)]
    [DataRow("if a; then exit; elif b; then exit; else exit; fi", false, true)]
    [DataRow("if exit; then a; fi", false, true)]
    [DataRow("while exit; do a; done", false, true)]
    [DataRow("while a; do exit; done", false, false)]
    [DataRow("for a in b; do exit; done", false, false)]
    [DataRow("case a in b) exit;; *) exit;; esac", false, true)]
    [DataRow("case a in b) exit;; esac", false, false)]
    [DataRow("case a in b) exit;& *) exit;; esac", false, false)]
    [DataRow("case a in b) exit;;& *) exit;; esac", false, false)]
    [DataRow("case a in b) c;; *) exit;; esac", false, false)]
    [DataRow("case a in b | *) exit;; esac", false, true)]
    [DataRow("case a in '*') exit;; esac", false, false)]
    [DataRow("f() { exit; }; f", false, true)]
    [DataRow("f() { exit; }; f a", false, true)]
    [DataRow("f() { exit; }; f() { :; }; f", false, false)]
    [DataRow("f() { a; }; f", false, false)]
    [DataRow("f() { return; exit; }; f", false, false)]
    [DataRow("f() { while a; do break; done; exit; }; f", false, false)]
    [DataRow("f() ( exit ); f", false, false)]
    [DataRow("f() { f; }; f", false, false)]
    [DataRow("f() { g; }; g() { exit; }; f", false, false)]
    [DataRow("g() { exit; }; f() { g; }; f", false, true)]
    [DataRow("f() { if a; then exit; else exit; fi; }; f", false, true)]
    [DataRow("f() { exit; }", false, false)]
    public void Control_comes_out_of_the_last_statement_or_not(string text, bool isInFunction, bool ends)
    {
        var script = ShellSample.Read(text);
        Assert.AreEqual(ends, script.Completion.Ends(script.Script.Root.Items[^1].Statement, isInFunction));
    }

    [TestMethod]
    [DataRow("\"$@\"", true)]
    [DataRow("$@", true)]
    [DataRow("$1", true)]
    [DataRow("\"$1\" a", true)]
    [DataRow("cmd_$1", true)]
    [DataRow("\"cmd_$1\"", true)]
    [DataRow("eval a", true)]
    [DataRow("$x", false)]
    [DataRow("\"$x\"", false)]
    [DataRow("/bin/$x", false)]
    [DataRow("./$x", false)]
    [DataRow("$x$y", false)]
    [DataRow("$(a)", false)]
    [DataRow("a $1", false)]
    [DataRow("a; { b_$c; }", true)]
    [DataRow("x=$1", false)]
    public void A_script_may_run_functions_whose_names_it_gets(string text, bool isDispatching) => Assert.AreEqual(isDispatching, ShellSample.Read(text).FunctionUses.IsDispatching);

    [TestMethod]
    [DataRow("f() { :; }; f", "f", false)]
    [DataRow("f() { :; }; trap f EXIT", "f", true)]
    [DataRow("f() { :; } # f", "f", false)]
    [DataRow("f() { :; }; x=f", "f", true)]
    [DataRow("f() { :; }; x=ff", "f", false)]
    [DataRow("f() { :; }; x=af", "f", false)]
    [DataRow("f() { :; }; echo 'a f b'", "f", true)]
    [DataRow("f() { :; }; sudo f", "f", false)]
    [DataRow("f() { f; }", "f", false)]
    [DataRow("function f { :; }; f", "f", false)]
    [DataRow("f() { :; }; f f", "f", true)]
    [DataRow("f() { :; }", "g", false)]
    [DataRow("f-g() { :; }; f-g", "f-g", false)]
    [DataRow("f-g() { :; }; trap f-g EXIT", "f-g", true)]
    [DataRow("f-g() { :; }; echo f-gh", "f-g", false)]
    [DataRow("f-g() { :; }; echo xf-g", "f-g", false)]
    [DataRow("f-g() { :; } # f-g", "f-g", false)]
    [DataRow("f-g() { :; }; x=f-g", "f-g", true)]
    [DataRow("f-g() { :; }; echo f-gh f-g", "f-g", true)]
    public void A_function_may_be_named_without_being_called(string text, string name, bool isMentioned) => Assert.AreEqual(isMentioned, ShellSample.Read(text).FunctionUses.IsMentioned(name));

    [TestMethod]
    [DataRow("f() { echo $1; }", "needed")]
    [DataRow("f() { echo \"$@\"; }", "needed")]
    [DataRow("f() { echo $*; }", "needed")]
    [DataRow("f() { echo ${1:-a}; }", "optional")]
    [DataRow("f() { echo $1 ${2-}; }", "needed optional")]
    [DataRow("f() { echo $#; }", "counted")]
    [DataRow("f() { [ $# -gt 1 ] && echo $9; }", "needed counted")]
    [DataRow("f() { echo $0 $x $?; }", "")]
    [DataRow("f() { :; }; echo $1", "")]
    [DataRow("f() { echo ${10}; }", "needed")]
    public void A_function_reads_its_arguments(string text, string reads)
    {
        var uses = ShellSample.Read(text).FunctionUses;
        var arguments = uses.ArgumentsOf(uses.Definitions[0]);
        Assert.AreEqual(reads, string.Join(' ', new[] { arguments.IsNeeded ? "needed" : "", arguments.IsOptional ? "optional" : "", arguments.IsCounted ? "counted" : "" }.Where(word => word.Length > 0)));
    }

    [TestMethod]
    public void Functions_are_known_with_their_calls()
    {
        const string Text = "f() { command f; g() { :; }; }\ng() { :; }\nf a; $(f); g";
        var uses = ShellSample.Read(Text).FunctionUses;
        Assert.AreEqual("f g g", string.Join(' ', uses.Definitions.Select(function => function.Name)));
        Assert.AreEqual("f f a f", string.Join(' ', uses.CallsOf("f").Select(call => string.Join(' ', call.Words.Select(word => word.Raw)))));
        Assert.IsEmpty(uses.CallsOf("h"));
        Assert.AreSame(uses.Definitions[0], uses.OnlyDefinition("f"));
        Assert.IsNull(uses.OnlyDefinition("g"));
        Assert.IsNull(uses.OnlyDefinition("h"));
        Assert.AreSame(uses.Definitions[1], uses.First["g"]);
        Assert.IsTrue(uses.IsStandIn(uses.Definitions[0]));
        Assert.IsFalse(uses.IsStandIn(uses.Definitions[2]));
        Assert.IsTrue(uses.IsInFunction(Text.IndexOf("command", StringComparison.Ordinal)));
        Assert.IsFalse(uses.IsInFunction(Text.IndexOf("f a", StringComparison.Ordinal)));
    }
}
