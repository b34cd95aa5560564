using A11.Core.Scripts;
using A11.Core.Shell.Syntax;

namespace A11.Core.Tests.Scripts;

/// <summary>Commands that start a shell.</summary>
[TestClass]
public sealed class ShellInvocationTests
{
    [TestMethod]
    [DataRow("sh", "sh")]
    [DataRow("/bin/bash -e", "bash, stops")]
    [DataRow("/bin/bash -eo pipefail -c", "bash, stops, pipes")]
    [DataRow("bash -o errexit", "bash, stops")]
    [DataRow("bash -o pipefail", "bash, pipes")]
    [DataRow("bash +e", "bash")]
    [DataRow("bash -x", "bash")]
    [DataRow("bash --noediting --rcfile", "bash")]
    [DataRow("/usr/bin/env bash -e", "bash, stops")]
    [DataRow("C:\\msys\\BASH.EXE -e", "")]
    [DataRow("C:\\msys\\bash.exe -e", "bash, stops")]
    [DataRow("ksh", "ksh")]
    [DataRow("dash", "dash")]
    [DataRow("python3 -e", "")]
    [DataRow("env", "")]
    public void A_program_and_its_arguments_tell_the_shell(string command, string expected) =>
        Assert.AreEqual(expected, ShellInvocation.Parse(command.Split(' ')) is { } shell ? $"{shell.Name}{(shell.StopsAtErrors ? ", stops" : "")}{(shell.StopsAtFailingPipes ? ", pipes" : "")}" : "");

    [TestMethod]
    public void No_words_start_no_shell() => Assert.IsNull(ShellInvocation.Parse([]));

    [TestMethod]
    [DataRow("sh -c x", 0, 2)]
    [DataRow("sh -ec x y", 0, 2)]
    [DataRow("sh -c -e x", 0, 3)]
    [DataRow("sh -e -c x", 0, 3)]
    [DataRow("sh -c -- x", 0, 3)]
    [DataRow("sh -c -", 0, 2)]
    [DataRow("bash --norc -c x", 0, 3)]
    [DataRow("bash --posix -c x", 0, 3)]
    [DataRow("bash -o pipefail -c x", 0, 4)]
    [DataRow("bash +o posix -c x", 0, 4)]
    [DataRow("bash -O extglob -c x", 0, 4)]
    [DataRow("bash -euo pipefail -c x", 0, 4)]
    [DataRow("tini -- bash -euo pipefail -c x", 2, 6)]
    [DataRow("dumb-init /usr/bin/env bash -c x", 2, 4)]
    [DataRow("/sbin/tini sh -c x", 1, 3)]
    public void The_script_is_the_first_word_after_the_options(string command, int program, int script) =>
        Assert.AreEqual((program, script), ShellInvocation.FindCommandString(command.Split(' ')));

    [TestMethod]
    [DataRow("sh")]
    [DataRow("sh x")]
    [DataRow("sh x -c y")]
    [DataRow("sh -c")]
    [DataRow("sh -c --")]
    [DataRow("sh -e x")]
    [DataRow("sh +c x")]
    [DataRow("bash --rcfile x")]
    [DataRow("bash -o c x")]
    [DataRow("sh - -c x")]
    [DataRow("sh -- -c x")]
    [DataRow("env")]
    [DataRow("tini --")]
    public void Without_an_option_c_and_a_word_after_it_there_is_no_script(string command) => Assert.IsNull(ShellInvocation.FindCommandString(command.Split(' ')));

    [TestMethod]
    [DataRow(ShellDialect.Posix, true, ShellDialect.Busybox)]
    [DataRow(ShellDialect.Posix, false, ShellDialect.Posix)]
    [DataRow(ShellDialect.Bash, true, ShellDialect.Bash)]
    [DataRow(ShellDialect.Dash, true, ShellDialect.Dash)]
    public void BusyBox_stands_behind_sh_alone(ShellDialect named, bool isBusyBox, ShellDialect expected) => Assert.AreEqual(expected, new ShellInvocation(named).In(isBusyBox).Dialect);

    [TestMethod]
    [DataRow(ShellDialect.Posix, "sh")]
    [DataRow(ShellDialect.Dash, "dash")]
    [DataRow(ShellDialect.Busybox, "dash")]
    [DataRow(ShellDialect.Korn, "ksh")]
    [DataRow(ShellDialect.Bash, "bash")]
    [DataRow(ShellDialect.Bats, "bash")]
    public void A_shell_is_named_as_ShellCheck_knows_it(ShellDialect dialect, string expected) => Assert.AreEqual(expected, new ShellInvocation(dialect).Name);
}
