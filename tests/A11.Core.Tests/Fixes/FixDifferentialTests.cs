using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Tests;

namespace A11.Core.Tests.Fixes;

/// <summary>A script with the safe fixes runs the same commands with the same arguments as without them, whatever its variables hold.</summary>
[TestClass]
public sealed class FixDifferentialTests
{
    /// <summary>Unset, empty, one word, several, patterns that match and don't, and what a command or a test may take for an option or an operator.</summary>
    private static readonly string?[] Values = [null, "", "one", "two words", "  padded ", "*", "o?e z*", "-n", "!", "(", "=", "-a", "[0]", "a\\nb\\\\", "1", "08", "line\nbreak"];

    /// <summary>Those that tell the most, for the many scripts of the pages.</summary>
    private static readonly string?[] FewValues = ["", "two words", "*"];

    public static IEnumerable<object[]> Scripts =>
    [
        ["braces", "tool $v a$v-b \"$v/x\" \"$v[0]\" '$v' \\$v ${v}x \"${v:-$w}\"\ny=$v\ntool \"$y\" > v1\ncat <<E\n$v and \\$v and `tool \"$v\"`\nE\n"],
        ["braces in backquotes", "tool `tool \\$v $v` \"`tool \\\\$v \"$v\"`\"\n"],
        ["calculation", "v=3\ntool $(($v + 1)) $((v * $v)) $((1$v))\n"],
        ["quoted tests", "if [ \"$v\" ]; then tool yes; else tool no; fi\nif [ ! \"$v\" ]; then tool empty; fi\ntest \"$v\" && tool yes\ntest ! \"$v\" || tool full\n[ \"$v$w\" ] && tool both\n[ ! ! \"$v\" ] && tool double\nwhile [ \"$v\" ]; do tool loop; v=; done\n"],
        ["unquoted tests", "[ $v ] && tool yes\n[ ! $v ] && tool no\ntest $v || tool none\n[ x$v ] && tool always\n"],
        ["compound tests", "[ \"$v\" -a \"$w\" ] && tool both\n[ \"$v\" -o \"$w\" ] && tool one\n[ \\( \"$v\" \\) ] && tool group\n[ \"$@\" ] && tool list\n"],
        ["tests of output", "[ \"$(tool)\" ] && tool filled\n[ \"`tool`\" ] && tool filled\n"],
        ["backquotes", "x=`tool $v`\ntool \"`tool \"$v\"`\" `tool 'a  b' $v`\ntool \"`tool`x\" \"a`tool`$v\"\n"],
        ["backquotes behind a dollar", "tool \"$`tool`\" $`tool`\n"],
        ["backquotes around parentheses", "tool `(tool a; tool b)` `( tool )`\n"],
        ["backquotes around a comment", "tool `tool a # $v\n`\ntool `tool # b`\n"],
        ["backquotes around case", "tool `case $v in one) tool first ;; (*) tool rest ;; esac`\n"],
        ["backquotes around a document", "tool `cat <<E\n$v\nE\n`\n"],
        ["backquotes with a backslash", "tool `tool a\\\\b \\`tool $v\\``\n"],
        ["backquotes in a document", "cat <<E\n`tool $v` \"`tool \"$v\"`\"\nE\n"],
        ["backquotes over lines", "tool `tool a \\\n  $v\ntool b`\n"],
        ["unquoted expansions", "deps='a b'\ntool install $deps $v\ntool ${v:+--name $v} ${w-x}\nset -- $v\ntool \"$#\" \"$@\"\nunset $v 2>/dev/null\nfor x in $v; do tool \"$x\"; done\n"],
        ["unquoted substitutions", "tool $(tool $v) `tool $v`\nset -- $(tool)\ntool \"$#\"\ntool $(test \"$v\" && echo --flag)\n"],
        ["lists", "set -- a 'b c' '' '*'\ntool $@ $* x$@ \"$*\"\n"],
        ["reading", "printf 'a\\\\b c\\\\\\nd\\n' | while read x y; do tool \"$x\" \"$y\"; done\n"],
        ["patterns", "case two in $v) tool match ;; *) tool other ;; esac\ntool \"${w#$v}\"\n"],
        ["other commands", "egrep $v file\nfgrep -i \"$v\" file\nexpr 2 * 3\nexpr $v : a.*\nchmod -r 755 one\n"],
    ];

    public static IEnumerable<object[]> BashScripts =>
    [
        ["double brackets", "if [[ $v ]]; then tool yes; else tool no; fi\n[[ \"$v\" && $w ]] && tool both\n[[ ! $v || ( $w ) ]] && tool some\n[[ ! ! $v ]] && tool double\n[[ $@ ]] && tool list\n[[ a==$v ]] && tool always\n[[ -n $v ]] && tool filled\n[[ two == $v ]] && tool match\n[[ one =~ $v ]] 2>/dev/null && tool found\n"],
        ["arrays", "a=(\"$v\" b)\ntool ${a[@]} \"${a[*]}\" $a \"$a[0]\"\n[[ ${a[0]} ]] && tool first\n[ \"${a[@]}\" ] && tool all\nunset a[0]\ntool \"${a[@]}\"\n"],
        ["more backquotes", "diff <(tool `tool $v`) one\nmapfile -t lines <<< \"`tool $v`\"\ntool \"${lines[@]}\"\ntool $((`echo 1` + 1))\n"],
        ["maps", "declare -A m=([one]=1)\nkey=one\ntool $((m[$key])) $((10#$key0 + 1))\n"],
    ];

    [TestMethod]
    [DynamicData(nameof(Scripts))]
    [DynamicData(nameof(BashScripts))]
    public void Safe_fixes_change_no_call_under_bash(string name, string script) => Compare("bash", $"#!/bin/bash\n{script}", name);

    [TestMethod]
    [DynamicData(nameof(Scripts))]
    public void Safe_fixes_change_no_call_under_dash(string name, string script) => Compare("dash", $"#!/bin/sh\n{script}", name);

    [TestMethod]
    public void Safe_fixes_change_no_call_of_the_pages_scripts()
    {
        using var shell = StubShell.Find("bash");
        var faults = new List<string>();
        foreach (var sample in FixSample.Pages.Where(sample => sample.File.EndsWith(".sh", StringComparison.Ordinal) && MayRun(sample.Content)))
        {
            if (sample.FixedText(allowsUnsafe: false) is var text && text != sample.Content)
            {
                faults.AddRange(DifferencesOf(shell, sample.Content, text, FewValues, sample.Place));
            }
        }

        Assert.AreEqual("", string.Join('\n', faults));
    }

    [TestMethod]
    public void Every_safe_fix_of_shell_code_is_among_those_compared()
    {
        var compared = Scripts.Concat(BashScripts)
            .SelectMany(static script => new FixSample("", "run.sh", $"#!/bin/bash\n{script[1]}", ImmutableDictionary<string, string>.Empty) is var sample ? sample.Check(sample.Content) : [])
            .Where(static finding => finding.Fix is { Safety: FixSafety.Safe })
            .Select(static finding => finding.Rule.Id)
            .ToHashSet();
        var offered = TestEngine.Default.Checks.All.Where(static check => check.Fix is FixSafety.Safe && check.Id.StartsWith("AXS", StringComparison.Ordinal)).Select(static check => check.Id);
        Assert.AreEqual("", string.Join(' ', offered.Where(id => !compared.Contains(id))));
    }

    [TestMethod]
    [DataRow("tool $v\n")]
    [DataRow("tool $(tool)\n")]
    [DataRow("printf 'a\\\\b\\n' | while read x; do tool \"$x\"; done\n")]
    [DataRow("egrep a one\n")]
    [DataRow("case two in $v) tool match ;; *) tool other ;; esac\n")]
    [DataRow("set -- 'b c'\ntool $@\n")]
    public void What_unsafe_fixes_change_is_seen(string script)
    {
        using var shell = StubShell.Find("bash");
        var sample = new FixSample("", "run.sh", $"#!/bin/bash\n{script}", ImmutableDictionary<string, string>.Empty);
        Assert.AreNotEqual("", string.Join('\n', DifferencesOf(shell, sample.Content, sample.FixedText(allowsUnsafe: true), Values, "")));
    }

    private static void Compare(string program, string script, string name)
    {
        using var shell = StubShell.Find(program);
        var sample = new FixSample(name, "run.sh", script, ImmutableDictionary<string, string>.Empty);
        var text = sample.FixedText(allowsUnsafe: false);
        Assert.AreEqual("", string.Join('\n', DifferencesOf(shell, script, text, Values, name)), text);
    }

    private static IEnumerable<string> DifferencesOf(StubShell shell, string before, string after, IEnumerable<string?> values, string place)
    {
        foreach (var value in values)
        {
            var (expected, actual) = (shell.Run(before, value), shell.Run(after, value));
            if (expected != actual && shell.Run(before, value) == expected)
            {
                yield return $"{place} with “{value ?? "nothing"}”:\n{expected}\nbecomes\n{actual}\nby\n{after}";
            }
        }
    }

    /// <summary>Scripts that neither wait nor reach other processes.</summary>
    private static bool MayRun(string script) =>
        !script.Contains("kill", StringComparison.Ordinal) && !script.Contains("/dev/", StringComparison.Ordinal) && ShellParser.Parse(script).Commands.All(command => command.Name is not ("wait" or "trap" or "ulimit" or "suspend" or "builtin" or "enable" or "sudo"));
}
