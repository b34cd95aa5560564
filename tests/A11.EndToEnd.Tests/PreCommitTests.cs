using System.Diagnostics;
using System.Runtime.Versioning;

namespace A11.EndToEnd.Tests;

/// <summary>The hook of .pre-commit-hooks.yaml, run by pre-commit itself.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
[UnsupportedOSPlatform("windows")]
public sealed class PreCommitTests
{
    private const string Bad = "FROM debian\nRUN cd /x && make\n";

    [TestMethod]
    public void A_commit_is_checked_and_refused_and_let_in()
    {
        using var consumer = CreateConsumer();
        consumer.Write("Dockerfile", Bad);
        consumer.Write("code.py", "print()\n");
        var refused = Commit(consumer);
        Assert.AreNotEqual(0, refused.ExitCode, refused.Output);
        StringAssert.Contains(refused.Output, "Dockerfile:1:6: error AXD3006: ");
        consumer.Write("Dockerfile", Consumer.GoodDockerfile);
        var passed = Commit(consumer);
        Assert.AreEqual(0, passed.ExitCode, passed.Output);
        StringAssert.Contains(passed.Output, "a11 check");
        StringAssert.Contains(passed.Output, "Passed");
    }

    [TestMethod]
    public void Files_that_no_rule_looks_at_stop_nobody()
    {
        using var consumer = CreateConsumer();
        consumer.Write("code.py", "print()\n");
        consumer.Write("vendor/Dockerfile", Bad);
        var passed = Commit(consumer);
        Assert.AreEqual(0, passed.ExitCode, passed.Output);
        StringAssert.Contains(passed.Output, "Passed");
    }

    /// <summary>A repository that uses the hook as it is in this one, and finds the tool as it was built.</summary>
    private static Consumer CreateConsumer()
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(directory => File.Exists(Path.Combine(directory, "pre-commit"))))
        {
            Assert.Inconclusive("There is no pre-commit; .ci/run installs it.");
        }

        var consumer = new Consumer();
        consumer.Write(".tools/dotnet-a11", $"#!/bin/sh\nexec dotnet '{ToolTests.Program()}' \"$@\"\n");
        File.SetUnixFileMode(consumer.PathOf(".tools/dotnet-a11"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        consumer.Write(".hooks/.pre-commit-hooks.yaml", File.ReadAllText(Path.Combine(Feed.Root, ".pre-commit-hooks.yaml")));
        var hooks = consumer.PathOf(".hooks");
        _ = Run(consumer, "git", "init", "--quiet", hooks);
        _ = Run(consumer, "git", "-C", hooks, "add", "--all");
        _ = Run(consumer, "git", "-C", hooks, "commit", "--quiet", "--message", "hooks");
        var revision = Run(consumer, "git", "-C", hooks, "rev-parse", "HEAD").Output.Trim();
        _ = Run(consumer, "git", "init", "--quiet");
        consumer.Write(".gitignore", ".tools/\n.hooks/\n.home/\nnuget.config\nglobal.json\n");
        consumer.Write(".pre-commit-config.yaml", $"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks:\n      - id: a11-check\n");
        var installed = Run(consumer, "pre-commit", "install");
        Assert.AreEqual(0, installed.ExitCode, installed.Output);
        return consumer;
    }

    private static (int ExitCode, string Output) Commit(Consumer consumer)
    {
        _ = Run(consumer, "git", "add", "--all");
        return Run(consumer, "git", "commit", "--message", "x");
    }

    private static (int ExitCode, string Output) Run(Consumer consumer, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = consumer.PathOf("."), RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{consumer.PathOf(".tools")}:{start.Environment["PATH"]}";
        start.Environment["PRE_COMMIT_HOME"] = consumer.PathOf(".home");
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("GIT_AUTHOR_NAME", "Ada"), ("GIT_AUTHOR_EMAIL", "ada@example.com"), ("GIT_COMMITTER_NAME", "Ada"), ("GIT_COMMITTER_EMAIL", "ada@example.com")])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
