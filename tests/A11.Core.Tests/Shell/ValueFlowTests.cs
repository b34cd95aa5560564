using A11.Core.Files;
using A11.Core.Shell.Syntax;
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

    [TestMethod]
    [DataRow("x=a; echo $x", "")]
    [DataRow("echo $x", "$x")]
    [DataRow("x='a b'; echo $x", "$x")]
    [DataRow("x=; echo $x", "$x")]
    [DataRow("x=\"\"; echo $x", "$x")]
    [DataRow("x=''a; echo $x", "")]
    [DataRow("x=*; echo $x", "$x")]
    [DataRow("x='[a]'; echo $x", "$x")]
    [DataRow("x=\"a?\"; echo $x", "$x")]
    [DataRow("x=$'a'; echo $x", "")]
    [DataRow("x=$'a\\n'; echo $x", "$x")]
    [DataRow("x=a\\ b; echo $x", "$x")]
    [DataRow("x=a; x+=b; echo $x", "")]
    [DataRow("x=; x+=b; echo $x", "")]
    [DataRow("x+=b; echo $x", "$x")]
    [DataRow("x=a; x+='b c'; echo $x", "$x")]
    [DataRow("x=; x+=''; echo $x", "$x")]
    [DataRow("x=1 true; echo $x", "$x")]
    [DataRow("x[1]=a; echo $x", "$x")]
    [DataRow("x=(a); echo $x", "$x")]
    [DataRow("x=$((1)); echo $x", "")]
    [DataRow("x=a$((1))\"b\"; echo $x", "")]
    [DataRow("x=$(a); echo $x", "$x")]
    [DataRow("x=<(a); echo $x", "$x")]
    [DataRow("x=a$y; echo $x", "$y $x")]
    [DataRow("echo $? $# $$ $! $- ${#x} ${#x[@]} $RANDOM", "")]
    [DataRow("echo $1 $@ $*", "$1 $@ $*")]
    [DataRow("x=a; (x='b c'); echo $x", "")]
    [DataRow("x=a; { x='b c'; }; echo $x", "$x")]
    [DataRow("x=a; x='b c' & echo $x", "")]
    [DataRow("x=a; echo y | x='b c'; echo $x", "")]
    [DataRow("x=a; ! x='b c'; echo $x", "$x")]
    [DataRow("x=a; echo $(x='b c'; echo $x); echo $x", "$x")]
    [DataRow("x=a; coproc { x='b c'; }; echo $x", "")]
    [DataRow("if a; then x=b; else x=c; fi; echo $x", "")]
    [DataRow("if a; then x=b; fi; echo $x", "$x")]
    [DataRow("x=a; if b; then x='c d'; fi; echo $x", "$x")]
    [DataRow("if x=a; then echo $x; fi; echo $x", "")]
    [DataRow("if a; then x=b; elif c; then x=d; else x=e; fi; echo $x", "")]
    [DataRow("if a; then x=b; elif c; then x='d e'; else x=e; fi; echo $x", "$x")]
    [DataRow("if a; then x=b; else exit; fi; echo $x", "")]
    [DataRow("x=a; while b; do x='c d'; done; echo $x", "$x")]
    [DataRow("x=a; while echo $x; do x='c d'; done", "$x")]
    [DataRow("x=a; while b; do x=c; done; echo $x", "")]
    [DataRow("x=a; until b; do y=d; done; echo $x $y", "$y")]
    [DataRow("while read x; do echo $x; done", "$x")]
    [DataRow("for x in a b; do echo $x; done", "")]
    [DataRow("for x in a $y; do echo $x; done", "$y $x")]
    [DataRow("for x in *.a; do echo $x; done", "$x")]
    [DataRow("for x in @(a); do echo $x; done", "$x")]
    [DataRow("for x in {1..3}; do echo $x; done", "")]
    [DataRow("for x in {a,b}; do echo $x; done", "$x")]
    [DataRow("for x in 'a b'; do echo $x; done", "$x")]
    [DataRow("for x; do echo $x; done", "$x")]
    [DataRow("for x in; do echo $x; done", "$x")]
    [DataRow("for x in a; do y=b; done; echo $y", "$y")]
    [DataRow("x=a; for y in b; do echo $x; x='c d'; done", "$x")]
    [DataRow("for ((i = 0; i < 3; i++)); do echo $i; done", "")]
    [DataRow("for ((;;)); do x=1; done; echo $x", "$x")]
    [DataRow("(( x = 1 )); echo $x", "")]
    [DataRow("(( x[1] = 1 )); echo $x", "$x")]
    [DataRow("(( x++ )); echo $x", "")]
    [DataRow("(( --x )); echo $x", "")]
    [DataRow("(( -x )); echo $x", "$x")]
    [DataRow("(( x[1]++ )); echo $x", "$x")]
    [DataRow("(( -(x += 1) )); echo $x", "")]
    [DataRow("(( (x = 1) * (y = 2) )); echo $x $y", "")]
    [DataRow("(( x == 1 )); echo $x", "$x")]
    [DataRow("echo $((x = 1)) $x", "")]
    [DataRow("case a in a) x=b;; *) x=c;; esac; echo $x", "")]
    [DataRow("case a in a) x=b;; esac; echo $x", "$x")]
    [DataRow("case a in a) x=b;; *) exit;; esac; echo $x", "")]
    [DataRow("case a in b | *) x=a;; esac; echo $x", "")]
    [DataRow("case a in a) x='b c';; *) x=d;; esac; echo $x", "$x")]
    [DataRow("x=a; case b in c) x='d e';; f) echo $x;; esac", "")]
    [DataRow("case $x in $y) ;; esac", "$x $y")]
    [DataRow("a && x=b; echo $x", "$x")]
    [DataRow("x=a && echo $x", "")]
    [DataRow("x=a || x='b c'; echo $x", "")]
    [DataRow("x=$(a) || exit; echo $x", "$x")]
    [DataRow("a && x=b || x=c; echo $x", "")]
    [DataRow("a || x=b && y=c; echo $x $y", "$x")]
    [DataRow("a && x='b c' || exit; echo $x", "$x")]
    [DataRow("x=a; b && { x='c d'; exit; }; echo $x", "")]
    [DataRow("x=a; b || { x='c d'; return; }; echo $x", "")]
    [DataRow("x=a; b || { x='c d'; exec e; }; echo $x", "")]
    [DataRow("x=a; b || { x='c d'; exec >e; }; echo $x", "$x")]
    [DataRow("x=a; while b; do if c; then x='d e'; break; fi; done; echo $x", "$x")]
    [DataRow("x=a; while b; do if c; then x='d e'; continue; fi; x=f; done; echo $x", "$x")]
    [DataRow("x=\"$y\" || x='b c'; echo $x", "$y $x")]
    [DataRow("x=$((1)) || x='b c'; echo $x", "$x")]
    [DataRow("x='a' || x='b c'; echo $x", "")]
    [DataRow("x=a >f || x='b c'; echo $x", "$x")]
    [DataRow("x=a; while b; do x='c d'; break; x=e; done; echo $x", "$x")]
    [DataRow("x=a; for y in b; do x='c d'; c && break; x=e; done; echo $x", "$x")]
    [DataRow("x=a; while b; do echo $x; x='c d'; c && continue; x=e; done", "$x")]
    [DataRow("x=a; while b; do while c; do x='d e'; break; done; x=f; done; echo $x", "")]
    [DataRow("x=a; while b; do (x='c d'; break); x=e; done; echo $x", "")]
    [DataRow("x='a b'; break; x=c; echo $x", "")]
    [DataRow("while a; do break; done; x='a b'; continue; echo $x", "$x")]
    [DataRow("f() { x=a; export x; echo $x; }; f", "")]
    [DataRow("a <<E\n$x\nE", "$x")]
    [DataRow("a <<'E'\n$x\nE", "")]
    [DataRow("(( $x ))", "$x")]
    [DataRow("a <(b $x)", "$x")]
    [DataRow("y=a; echo ${x+$y}", "")]
    [DataRow("x=a; echo ${x:-$y} $x", "${x:-$y} $y")]
    [DataRow("declare x=a; echo $x", "")]
    [DataRow("declare x='a b'; echo $x", "$x")]
    [DataRow("declare x; echo $x", "$x")]
    [DataRow("x=a; declare x; echo $x", "")]
    [DataRow("typeset x=a; readonly y=b; export z=c; echo $x $y $z", "")]
    [DataRow("f() { local x; echo $x; }; x=a; f", "$x")]
    [DataRow("f() { local x=b; }; x='a c'; f; echo $x", "$x")]
    [DataRow("f() { local x=b; echo $x; }; x='a c'; f", "")]
    [DataRow("f() { x=b; }; x='a c'; f; echo $x", "")]
    [DataRow("f() { declare -g x=b; }; x='a c'; f; echo $x", "")]
    [DataRow("f() { declare x=b; }; f; echo $x", "$x")]
    [DataRow("f() { typeset x=b; }; f; echo $x", "$x")]
    [DataRow("f() { export x=b; }; f; echo $x", "")]
    [DataRow("declare -i x=a; echo $x", "")]
    [DataRow("declare -i x; x='1 + 2'; echo $x", "")]
    [DataRow("declare -i x; declare +i x; x='1 2'; echo $x", "$x")]
    [DataRow("declare x=(a); echo $x", "$x")]
    [DataRow("declare x[1]=a; echo $x", "$x")]
    [DataRow("x=a; declare x+='b c'; echo $x", "$x")]
    [DataRow("x=a; readonly x+=b; echo $x", "")]
    [DataRow("export -- x=a \"y=b\"; echo $x $y", "")]
    [DataRow("x=a; read x; echo $x", "$x")]
    [DataRow("x=a; mapfile x; echo $x", "$x")]
    [DataRow("x=a; readarray x; echo $x", "$x")]
    [DataRow("x=a; getopts a x; echo $x", "$x")]
    [DataRow("x=a; unset x; echo $x", "$x")]
    [DataRow("x=a; printf -v x b; echo $x", "$x")]
    [DataRow("x=a; wait -p x; echo $x", "$x")]
    [DataRow("x=a; eval x; echo $x", "$x")]
    [DataRow("x=a; read y; echo $x", "")]
    [DataRow("x=a; command read x; echo $x", "$x")]
    [DataRow("x=a; /bin/read x; echo $x", "$x")]
    [DataRow("let x=1; echo $x", "")]
    [DataRow("let x++; echo $x", "")]
    [DataRow("let 'x = 2'; echo $x", "")]
    [DataRow("let y=1 x=2; echo $x", "")]
    [DataRow("let =1; echo $x", "$x")]
    [DataRow("exec {x}>f; echo $x", "")]
    [DataRow("exec {x}>&-; echo $x", "$x")]
    [DataRow("a <$x", "$x")]
    [DataRow("a <<<$x", "$x")]
    [DataRow("f() { x=a; }; f; echo $x", "")]
    [DataRow("f() { echo $x; }; x=a; f", "")]
    [DataRow("f() { echo $x; }; x=a", "$x")]
    [DataRow("f() { if a; then x=b; return; fi; x=c; }; f; echo $x", "")]
    [DataRow("f() { if a; then x='b d'; return; fi; x=c; }; f; echo $x", "$x")]
    [DataRow("f() { return; x=b; }; f; echo $x", "$x")]
    [DataRow("f() { exit; }; x='a b'; f; echo $x", "")]
    [DataRow("f() { x=a; }; f() { x='b c'; }; f; echo $x", "$x")]
    [DataRow("f() { x='b c'; }; f() { x=a; }; f; echo $x", "")]
    [DataRow("f() { x=a; }; $(f); echo $x", "$x")]
    [DataRow("f() { g() { x=a; }; }; f; g; echo $x", "")]
    [DataRow("f() { return; }; g() { f; x=a; }; g; echo $x", "")]
    [DataRow("x=a; echo ${x:-b} ${x#a} ${x##a} ${x%a} ${x%%a} ${x:1} ${x^} ${x^^} ${x,} ${x,,} ${x:?} ${x?}", "")]
    [DataRow("x=a; echo ${x/a/b} ${x@Q}", "${x/a/b} ${x@Q}")]
    [DataRow("echo ${x:-a} ${x-a} ${x:?} ${x#a}", "${x:-a} ${x-a} ${x:?} ${x#a}")]
    [DataRow("echo ${x:+a} ${x+a b} ${x+\"a b\"} ${x+a\\*}", "")]
    [DataRow("echo ${x+*} ${x:+$y}", "${x+*} ${x:+$y} $y")]
    [DataRow("x=a; echo ${x:-$y}", "${x:-$y} $y")]
    [DataRow("x=a; echo ${!x} ${x[0]}", "${!x} ${x[0]}")]
    [DataRow("echo ${x:=a} $x", "${x:=a} $x")]
    [DataRow("x=a; echo ${x:=b} ${x=b} $x", "")]
    [DataRow("x=a; echo \"${x[$y]}\"", "${x[$y]} $y")]
    [DataRow("[[ $x ]]", "$x")]
    [DataRow("[[ $((x = 1)) && ( -n $x ) ]]", "")]
    [DataRow("x=([1]=$y); x=([$z]=a)", "$y $z")]
    public void Expansions_that_may_give_another_number_of_words_than_one_are_known(string script, string risky)
    {
        var context = ShellSample.Read(script);
        var found = new List<string>();
        ShellSample.Walk(context, (node, _) =>
        {
            if (node is ParameterExpansion expansion && context.Values.IsRisky(expansion))
            {
                found.Add(context.TextOf(node));
            }
        });
        Assert.IsTrue(context.Values.IsComplete);
        Assert.AreEqual(risky, string.Join(' ', found.Distinct()));
    }

    private static string Unquoted(string script)
    {
        var text = "#!/bin/bash\nset -eu\n" + script;
        var files = new MemoryFileSource([new("run.sh", text)]);
        var findings = TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics;
        return string.Join(' ', findings.Where(finding => finding.Rule.Id == "AXS2086").Select(finding => text.Substring(finding.Span.Start, finding.Span.Length)));
    }
}
