using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Shell;

/// <summary>What scripts do on purpose is not reported, and what looks alike and is a mistake is.</summary>
[TestClass]
public sealed class HonestScriptTests
{
    [TestMethod]
    [DataRow("AXS2115", "[ -n \"$dir\" ] && rm -rf \"$dir/\"*", false)]
    [DataRow("AXS2115", "[[ $dir ]] && cd / && rm -rf \"$dir/\"*", false)]
    [DataRow("AXS2115", "[ -z \"$dir\" ] && exit 1\nrm -rf \"$dir/\"*", false)]
    [DataRow("AXS2115", "[ \"$dir\" != \"\" ] || exit 1\nrm -rf \"$dir/\"*", false)]
    [DataRow("AXS2115", "if [ -d \"$dir\" ]; then rm -rf \"$dir/\"*; fi", false)]
    [DataRow("AXS2115", "if [ -z \"$dir\" ]; then echo none; else rm -rf \"$dir/\"*; fi", false)]
    [DataRow("AXS2115", ": \"${dir:?}\"\nrm -rf \"$dir/\"*", false)]
    [DataRow("AXS2115", "dir=$(mktemp -d)\nrm -rf \"$dir/\"*", false)]
    [DataRow("AXS2115", "dir=$1/build\nrm -rf \"$dir/\"*", false)]
    [DataRow("AXS2115", "dir=$1\nrm -rf \"$dir/\"*", true)]
    [DataRow("AXS2115", "[ -n \"$dir\" ] || rm -rf \"$dir/\"*", true)]
    [DataRow("AXS2115", "[ -z \"$dir\" ] && echo none\nrm -rf \"$dir/\"*", true)]
    [DataRow("AXS2115", "if [ -n \"$dir\" ]; then echo one; fi\nrm -rf \"$dir/\"*", true)]
    [DataRow("AXS2086", "a=1 && b=2 && rm $b", false)]
    [DataRow("AXS2086", "rm ${B+--b \"$B\"}", false)]
    [DataRow("AXS2086", "set -f\nset -- $1", false)]
    [DataRow("AXS2046", "set -f\nset -- $(cat list)", false)]
    [DataRow("AXS2098", "NAME= ./run --name=\"$NAME\"", false)]
    [DataRow("AXS2098", "NAME=x ./run --name=\"$NAME\"", true)]
    [DataRow("AXS2121", "set a b c", false)]
    [DataRow("AXS2121", "set name=value", true)]
    [DataRow("AXS2183", "xargs printf '%s %s\\n'", false)]
    [DataRow("AXS2183", "printf '%s %s\\n' a", true)]
    [DataRow("AXS2016", "echo 'export PATH=$HOME/bin:$PATH' >> ~/.profile", false)]
    [DataRow("AXS2016", "export PS4='+ $LINENO '", false)]
    [DataRow("AXS2016", "busybox awk '{ print $1 }' list", false)]
    [DataRow("AXS2016", "echo 'Hello $USER'", true)]
    [DataRow("AXS2168", "x=${ local y=1; echo $y; }", false)]
    [DataRow("AXS2209", "PAGER=cat git log", false)]
    [DataRow("AXS2209", "tool=cat\n\"$tool\" list", false)]
    [DataRow("AXS2209", "GIT_PAGER=cat\nexport GIT_PAGER", false)]
    [DataRow("AXS2309", "[[ $1 -gt COLUMNS ]] && echo wide", false)]
    [DataRow("AXS2043", "for name in @NAMES@; do echo \"$name\"; done", false)]
    [DataRow("AXS2209", "today=date", true)]
    [DataRow("AXS2104", "stop() { break; }\nfor i in a b; do stop; done", false)]
    [DataRow("AXS2104", "stop() { break; }\nstop", true)]
    [DataRow("AXS2328", "errors=$(./run 2>&1 > /dev/null)", false)]
    [DataRow("AXS2328", "list=$(./run > list)", true)]
    [DataRow("AXS2283", "name = value", true)]
    [DataRow("AXS2283", ". ./lib.sh\ntest_line_count = 3 out", false)]
    [DataRow("AXS2283", "compare() { test \"$2\" = \"$4\"; }\ncompare = 3 3", false)]
    [DataRow("AXS2100", "mode=u+x\nchmod \"$mode\" x", false)]
    [DataRow("AXS2066", "for file in \"${@:$(($1 + 1))}\"; do rm \"$file\"; done", false)]
    [DataRow("AXS2295", "break=$'\\n'\necho \"${1##*$break}\"", false)]
    [DataRow("AXS2295", "echo \"${1##*$2}\"", true)]
    [DataRow("AXS1020", "[ \"$1\" = \"$2\"]", true)]
    [DataRow("AXS1020", "[ \"$@\"", false)]
    [DataRow("AXS1110", "echo it’s", false)]
    [DataRow("AXS1110", "echo “hello”", true)]
    [DataRow("AXS2055", "[[ $1 != a || $2 != b ]]", false)]
    [DataRow("AXS2055", "[[ $1 != a || $1 != b ]]", true)]
    public void Is_judged_by_what_it_does(string id, string script, bool isFound)
    {
        var files = new MemoryFileSource([new("run.sh", "#!/bin/bash\n" + script + "\n")]);
        var findings = TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics;
        Assert.AreEqual(isFound, findings.Any(finding => finding.Rule.Id == id), string.Join(' ', findings.Select(finding => finding.Rule.Id)));
    }
}
