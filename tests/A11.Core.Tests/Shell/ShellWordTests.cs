using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Tests.Shell;

/// <summary>What words, expansions and commands say of themselves.</summary>
[TestClass]
public sealed class ShellWordTests
{
    [TestMethod]
    [DataRow("a", "a", false, false, "")]
    [DataRow("'a b'", "a b", true, false, "")]
    [DataRow("\"a\"b\\c", "abc", true, false, "")]
    [DataRow("a*", "a*", false, true, "")]
    [DataRow("a?", "a?", false, true, "")]
    [DataRow("[a]", "[a]", false, true, "")]
    [DataRow("a[b", "a[b", false, false, "")]
    [DataRow("[]", "[]", false, false, "")]
    [DataRow("][", "][", false, false, "")]
    [DataRow("@(a)", "@(a)", false, true, "")]
    [DataRow("'*'", "*", true, false, "")]
    [DataRow("\\*", "*", true, false, "")]
    [DataRow("$a", null, false, false, "$a:a")]
    [DataRow("\"$a\"", null, true, false, "$a:a quoted")]
    [DataRow("${a:-b}c", null, false, false, "${a:-b}:a fallback")]
    [DataRow("${a?}${b#c}", null, false, false, "${a?}:a fallback, ${b#c}:b")]
    [DataRow("$(a)\"`b`\"", null, true, false, "$(a):, `b`: quoted")]
    [DataRow("'a'$((1))", null, true, false, "$((1)):")]
    [DataRow("<(a)", null, false, false, "<(a):")]
    [DataRow("${a+b} ${a:=b}", null, false, false, "${a+b}:a fallback")]
    [DataRow("@(a)$b", null, false, true, "$b:b")]
    public void Words(string text, string? constant, bool isQuoted, bool hasPattern, string expansions)
    {
        var word = FirstWord("x " + text);
        Assert.AreEqual(constant, word.ConstantValue);
        Assert.AreEqual(isQuoted, word.IsQuoted);
        Assert.AreEqual(hasPattern, word.HasPattern);
        Assert.AreEqual(expansions, string.Join(", ", word.Expansions.Select(expansion =>
            $"{("x " + text).Substring(expansion.Span.Start, expansion.Span.Length)}:{expansion.Name}{(expansion.IsQuoted ? " quoted" : "")}{(expansion.HasFallback ? " fallback" : "")}")));
    }

    [TestMethod]
    [DataRow("$a", true, false, false)]
    [DataRow("$_", true, false, false)]
    [DataRow("$1", false, false, false)]
    [DataRow("${}", false, false, false)]
    [DataRow("$@", false, true, true)]
    [DataRow("$*", false, true, false)]
    [DataRow("${#@}", false, false, false)]
    [DataRow("${#*}", false, false, false)]
    [DataRow("${a[@]}", true, true, true)]
    [DataRow("${a[*]}", true, true, false)]
    [DataRow("${a[1]}", true, false, false)]
    [DataRow("${#a[@]}", true, false, false)]
    [DataRow("${!a}", true, false, false)]
    [DataRow("${!a@}", true, true, true)]
    [DataRow("${!a*}", true, true, false)]
    [DataRow("${!a[@]}", true, true, true)]
    [DataRow("${a%@}", true, false, false)]
    public void Expansions(string text, bool isVariable, bool isList, bool isWordList)
    {
        var expansion = (ParameterExpansion)FirstWord("x " + text).Parts.Single();
        Assert.AreEqual((isVariable, isList, isWordList), (expansion.IsVariable, expansion.IsList, expansion.IsWordList));
    }

    [TestMethod]
    [DataRow("a -y", true)]
    [DataRow("a -qy b", true)]
    [DataRow("a --yes", true)]
    [DataRow("a --yes=b", true)]
    [DataRow("a b -y", true)]
    [DataRow("a", false)]
    [DataRow("-y", false)]
    [DataRow("a y", false)]
    [DataRow("a qy", false)]
    [DataRow("a --yesterday", false)]
    [DataRow("a --y", false)]
    [DataRow("a -qz", false)]
    [DataRow("a -y=b", true)]
    public void A_command_has_an_option(string text, bool hasIt) => Assert.AreEqual(hasIt, FirstCommand(text).HasFlag("-y", "--yes"));

    [TestMethod]
    [DataRow("a -b c - '' -d", "c - ", "c")]
    [DataRow("a -b", "", null)]
    [DataRow("a $b c", "$b c", null)]
    [DataRow("a", "", null)]
    public void A_command_has_operands(string text, string operands, string? subcommand)
    {
        var command = FirstCommand(text);
        Assert.AreEqual(operands, string.Join(' ', command.Operands.Select(operand => operand.Value)));
        Assert.AreEqual(subcommand, command.Subcommand);
    }

    [TestMethod]
    [DataRow("/usr/bin/a", "a")]
    [DataRow("a", "a")]
    [DataRow("/", "/")]
    [DataRow("a/", "")]
    [DataRow("$a", null)]
    [DataRow("b=c", null)]
    [DataRow(">f", null)]
    public void A_simple_command_has_a_name(string text, string? name) => Assert.AreEqual(name, ((SimpleCommand)ShellParser.Parse(text).Root.Only!).Name);

    [TestMethod]
    [DataRow("#!/bin/sh", "Posix")]
    [DataRow("#!/bin/bash -e", "Bash")]
    [DataRow("#! /usr/bin/env bash", "Bash")]
    [DataRow("#!/usr/bin/env -S bash -e", "Bash")]
    [DataRow("#!/usr/bin/env -Sdash", "Dash")]
    [DataRow("#!/usr/bin/env A=sh ksh", "Korn")]
    [DataRow("#!/bin/busybox sh", "Busybox")]
    [DataRow("#!/bin/sh busybox", "Busybox")]
    [DataRow("#!/bin/ash", "Busybox")]
    [DataRow("#!/usr/bin/env bats", "Bats")]
    [DataRow("#!/bin/rbash", "Bash")]
    [DataRow("#!/bin/mksh", "Korn")]
    [DataRow("#!/bin/zsh", null)]
    [DataRow("#!/usr/bin/python3", null)]
    [DataRow("#!/bin/bash/", "Bash")]
    [DataRow("", null)]
    public void A_first_line_names_a_shell(string line, string? dialect) => Assert.AreEqual(dialect, ShellDialects.OfInterpreter(line)?.ToString());

    [TestMethod]
    [DataRow("#!/usr/bin/python3", "python3")]
    [DataRow("#!/usr/bin/env python3.12", "python3.12")]
    [DataRow("#!/usr/bin/env -S node --x", "node")]
    [DataRow("#!/bin/zsh", "zsh")]
    [DataRow("#!/usr/bin/awk -f", "awk")]
    [DataRow("#!/bin/sh python", null)]
    [DataRow("#!/usr/bin/env A=python b", null)]
    [DataRow("#!/usr/bin/env unknown", null)]
    [DataRow("#!/bin/bash", null)]
    public void A_first_line_names_another_language(string line, string? name) => Assert.AreEqual(name, ShellDialects.FindOther(line));

    [TestMethod]
    [DataRow("zsh")]
    [DataRow("fish")]
    [DataRow("csh")]
    [DataRow("tcsh")]
    [DataRow("pwsh")]
    [DataRow("nu")]
    public void Other_shells_are_known(string name) => Assert.IsTrue(ShellDialects.IsOtherShell(name));

    [TestMethod]
    [DataRow("a[$b]=$c", "$b $c")]
    [DataRow("cat <<E >$b\n$a\nE", "$a $b")]
    [DataRow("(( a + $b ))", "$b a")]
    [DataRow("echo $((a[b] * -c ? (d) : e))", "a b c d e")]
    [DataRow("for ((a = 0; $b; c++)); do $d; done", "a $b c $d")]
    [DataRow("[[ $a = $b && ! ( -n $c ) || $d ]]", "$a $b -n $c $d")]
    [DataRow("[ $a = $b -a -n $c ]", "$a $b $c -n")]
    [DataRow("test ! \\( -f a \\)", "-f")]
    [DataRow("test -n a -o -z b", "-n -z")]
    [DataRow("case $a in $b) $c;; esac", "$a $b $c")]
    [DataRow("if $a; then $b; elif $c; then $d; else $e; fi", "$a $b $c $d $e")]
    [DataRow("while $a; do $b; done >$c", "$a $b $c")]
    [DataRow("for x in $a; do $b; done", "$a $b")]
    [DataRow("{ $a; }; ($b)", "$a $b")]
    [DataRow("coproc { $a; }", "$a")]
    [DataRow("f() { $a; }", "$a")]
    [DataRow("$a | $b && $c", "$a $b $c")]
    [DataRow("echo ${a[$b]:-$c}", "${a[$b]:-$c} $b $c")]
    [DataRow("echo \"$a\" @($b|$c) <($d) $($e) `$f`", "$a $b $c $d $e $f")]
    [DataRow("a=([$b]=$c)", "$b $c")]
    [DataRow("x=$((16#$a + b$c))", "$a $c b")]
    [DataRow("(( (a), b++, --c, d[$e] ))", "$e a b c d")]
    [DataRow("a >$b <<<$c", "$b $c")]
    public void A_walk_comes_to_all_that_is_in_a_script(string text, string visited)
    {
        var found = new List<string>();
        ShellSample.Walk(ShellSample.Read(text), (node, script) =>
        {
            if (node is ParameterExpansion or ArithmeticVariable or ConditionUnary)
            {
                found.Add(node switch { ArithmeticVariable variable => variable.Name, ConditionUnary unary => unary.Operator, _ => script.TextOf(node) });
            }
        });
        Assert.AreEqual(visited, string.Join(' ', found));
    }

    [TestMethod]
    [DataRow("$(<f)", true)]
    [DataRow("`<f`", true)]
    [DataRow("$(<f g)", false)]
    [DataRow("$(a=b <f)", false)]
    [DataRow("$(>f)", false)]
    [DataRow("$(<f <g)", false)]
    [DataRow("$(<f; a)", false)]
    [DataRow("$(<<<f)", false)]
    [DataRow("$(a)", false)]
    public void A_substitution_may_read_a_file(string text, bool reads) =>
        Assert.AreEqual(reads, ((CommandSubstitution)FirstWord("x " + text).Parts.Single()).ReadFile is not null);

    [TestMethod]
    [DataRow("{{ if .A }}\nb\n{{ end }}", 0)]
    [DataRow("a\n{{- if .A }}", 2)]
    [DataRow("{% if a %}\nb", 0)]
    [DataRow("<% if a %>\nb", 0)]
    [DataRow("a {{ .B }}", 2)]
    [DataRow("a --b={{ .C }}", -1)]
    [DataRow("a --b {{ .C }}", 6)]
    [DataRow("a --b {{.C}}", -1)]
    [DataRow("a b {{ .C }}", 4)]
    [DataRow("a '{{ .B }}'", -1)]
    [DataRow("a \"{{ .B }}\"", -1)]
    [DataRow("a={{ .B }}", 2)]
    [DataRow("a='{{ .B }}'", -1)]
    [DataRow("a {{b,c},d}", -1)]
    [DataRow("a {{1..2}}", -1)]
    [DataRow("a {{}}", -1)]
    [DataRow("cat <<E\n{{ .A }}\nE", -1)]
    [DataRow("a \\{{ .B }}", -1)]
    [DataRow("if a; then b {{ .C }}; fi", 13)]
    [DataRow("a $({{ .B }})", 4)]
    [DataRow("a {{ .B }}; c {{ .D }}", 2)]
    [DataRow("a b", -1)]
    [DataRow("-a {{.B}}", 3)]
    [DataRow("a b {{.C}}", 4)]
    public void A_template_of_another_program_is_known_by_its_braces(string text, int at) =>
        Assert.AreEqual(at, ShellTemplate.Find(ShellParser.Parse(text))?.Start ?? -1);

    [TestMethod]
    [DataRow("test -t 1 && echo --color", true)]
    [DataRow("[ a ] || echo b", true)]
    [DataRow("[[ a ]] && echo b", true)]
    [DataRow("if a; then echo b; fi", false)]
    [DataRow("if test a; then echo b; else echo c; fi", true)]
    [DataRow("if test a; then echo b; else c; fi", false)]
    [DataRow("if test a; then b; else echo c; fi", false)]
    [DataRow("case $a in b) echo c;; *) echo d;; esac", true)]
    [DataRow("case $a in b) echo c;; *) d;; esac", false)]
    [DataRow("! true", true)]
    [DataRow("echo a | echo b", false)]
    [DataRow("grep -q a b && echo c", true)]
    [DataRow("grep -sq a b", true)]
    [DataRow("grep a b", false)]
    [DataRow("grep --q a", false)]
    [DataRow("grep q a", false)]
    [DataRow("echo a*", false)]
    [DataRow("echo a?", false)]
    [DataRow("echo [a]", false)]
    [DataRow("echo '*'", false)]
    [DataRow("echo 'a\\n'", false)]
    [DataRow("echo $a", false)]
    [DataRow("echo", true)]
    [DataRow("echo a; :", true)]
    [DataRow("echo a; b", false)]
    [DataRow("(echo a)", false)]
    [DataRow("true && false", true)]
    public void Some_commands_print_what_stands_in_the_script_alone(string text, bool isPlain) =>
        Assert.AreEqual(isPlain, ConstantOutput.IsPlain(ShellParser.Parse(text).Root));

    private static ShellWord FirstWord(string text) => FirstCommand(text).Words[1];

    private static ShellCommand FirstCommand(string text) => ShellParser.Parse(text).Commands[0];
}
