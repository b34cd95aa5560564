using A11.Core.Compose;
using A11.Core.Compose.Model;
using A11.Core.Text;

namespace A11.Core.Tests.Compose;

/// <summary>Which scripts a service holds, by which shell they are run, and which variables they have.</summary>
[TestClass]
public sealed class ComposeScriptModelTests
{
    [TestMethod]
    [DataRow("image: debian:13.2\n    healthcheck: {test: echo a}", "echo a: Posix")]
    [DataRow("image: debian:13.2\n    healthcheck: {test: [CMD-SHELL, echo a]}", "echo a: Posix")]
    [DataRow("image: alpine:3.22.1\n    healthcheck: {test: [CMD-SHELL, echo a]}", "echo a: Busybox")]
    [DataRow("image: alpine:3.22.1\n    build: .\n    healthcheck: {test: [CMD-SHELL, echo a]}", "echo a: Posix")]
    [DataRow("image: debian:13.2\n    healthcheck: {test: [CMD, bash, -c, echo a]}", "echo a: Bash")]
    [DataRow("image: debian:13.2\n    healthcheck: {test: NONE}", "")]
    [DataRow("image: debian:13.2\n    healthcheck: {test: [NONE]}", "")]
    [DataRow("image: debian:13.2\n    healthcheck: {interval: 1s}", "")]
    [DataRow("image: debian:13.2\n    entrypoint: bash -c\n    command: [echo a]", "echo a: Bash")]
    [DataRow("image: debian:13.2\n    post_start: [{command: [sh, -c, echo a]}]\n    pre_stop: [{command: sh -c 'echo b'}]", "echo a: Posix|echo b: Posix")]
    [DataRow("build: .\n    develop: {watch: [{action: sync+exec, path: ., target: /a, exec: {command: [sh, -c, echo a]}}]}", "echo a: Posix")]
    [DataRow("image: debian:13.2\n    environment: {A: b, C: d}\n    healthcheck: {test: echo a}", "echo a: Posix A C")]
    [DataRow("image: debian:13.2\n    environment: [A=b, C]\n    healthcheck: {test: echo a}", "echo a: Posix A C")]
    public void Scripts(string lines, string expected)
    {
        var scripts = ComposeScripts.FindAll(ComposeFile.Parse(new SourceText($"services:\n  web:\n    {lines}\n"))!);
        Assert.AreEqual(expected, string.Join('|', scripts.Select(static script => $"{script.Text}: {script.Host.Shell?.Dialect} {string.Join(' ', script.Host.Variables)}".Trim())));
    }

    [TestMethod]
    public void A_script_of_an_anchor_is_looked_at_once() =>
        Assert.HasCount(1, ComposeScripts.FindAll(ComposeFile.Parse(new SourceText("x-check: &check {test: echo a}\nservices:\n  a: {image: x, healthcheck: *check}\n  b: {image: x, healthcheck: *check}\n"))!));
}
