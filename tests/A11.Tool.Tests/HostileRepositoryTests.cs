using System.Diagnostics;
using System.Runtime.Versioning;
using A11.Agents.Tests;

namespace A11.Tool.Tests;

/// <summary>A repository that means harm to whoever looks at it.</summary>
[TestClass]
public sealed class HostileRepositoryTests
{
    private const string Task = """{ "task_id": "T1", "title": "x", "acceptance_criteria": ["A help target"], "files_to_create": ["Makefile"] }""";

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    [DataRow("check")]
    [DataRow("boundary", "--base", "base")]
    [DataRow("plan", "task.json")]
    [DataRow("run", "task.json")]
    [DataRow("doctor")]
    public void Its_programs_are_not_run_whatever_the_path_says(params string[] arguments)
    {
        using var folder = Create().With("src/a.cs", "changed");
        foreach (var name in new[] { "git", "shellcheck", "bwrap", "bin/git", "bin/claude" })
        {
            _ = folder.With(name, $"#!/bin/sh\ntouch '{folder.Path}/canary'\nexit 0\n");
            File.SetUnixFileMode(Path.Combine(folder.Path, name), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var code = Start(folder, $".:{folder.Path}:{folder.Path}/bin:{Environment.GetEnvironmentVariable("PATH")}", arguments);
        Assert.IsFalse(folder.Has("canary"), $"A program of the repository was run by {arguments[0]}.");
        if (arguments[0] == "boundary")
        {
            Assert.AreEqual((int)ExitCode.BoundaryViolated, code);
        }
    }

    [TestMethod]
    [DataRow("plan")]
    [DataRow("run")]
    public void Where_git_refuses_nothing_is_handed_to_an_agent(string command)
    {
        var agent = new ScriptedAgent([]);
        using var folder = Create(agent).With(".gitignore", ".env\n").With(".env", "SECRET=1\n");
        File.WriteAllText(Path.Combine(folder.Path, ".git", "index"), "this is no index");
        var result = folder.Run(command, "task.json");
        Assert.AreEqual(ExitCode.Usage, result.Code, result.Output + result.Error);
        StringAssert.Contains(result.Error, "none are handed to an agent");
        Assert.IsEmpty(agent.Rounds);
    }

    [TestMethod]
    public void A_directory_of_somebody_else_is_refused_with_the_line_to_type()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            Assert.Inconclusive("Only root can give files away.");
        }

        using var folder = Create();
        using (var chown = Process.Start("chown", ["-R", "65534", folder.Path]))
        {
            chown.WaitForExit();
        }

        var result = folder.Run("run", "task.json");
        Assert.AreEqual(ExitCode.Usage, result.Code, result.Output + result.Error);
        StringAssert.Contains(result.Error, "dubious ownership");
        StringAssert.Contains(result.Error, "git config --global --add safe.directory");
    }

    [TestMethod]
    [DataRow("ignored", "check")]
    [DataRow("ignored", "run")]
    [DataRow("ignored", "plan")]
    [DataRow("ignored", "boundary")]
    [DataRow("misnamed", "check")]
    [DataRow("misnamed", "run")]
    [DataRow("directory", "check")]
    [DataRow("directory", "run")]
    public void A_policy_that_is_not_read_is_an_error_and_not_an_absent_one(string kind, string command)
    {
        using var folder = Create();
        _ = kind switch
        {
            "ignored" => folder.With(".gitignore", "a11.yml\n").With("a11.yml", "boundaries: { deny: [Makefile] }\n"),
            "misnamed" => folder.With("A11.YML", "boundaries: { deny: [Makefile] }\n"),
            _ => folder.With("a11.yml/x", ""),
        };
        var result = folder.Run(command switch { "check" => ["check"], "boundary" => ["boundary", "Makefile"], _ => [command, "task.json"] });
        Assert.AreNotEqual(ExitCode.Clean, result.Code);
        StringAssert.Contains(result.Output + result.Error, "AXG0005");
        Assert.IsFalse(folder.Has("Makefile"));
    }

    private static ToolFolder Create(ScriptedAgent? agent = null) => new ToolFolder { Agents = agent is null ? null : (_, _, _) => agent }
        .WithGit().With("task.json", Task).With("src/a.cs", "").Git("add", "--all")
        .Git("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "--quiet", "--message", "x").Git("tag", "base");

    private static int Start(ToolFolder folder, string searchPath, string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [ToolFolder.Program, .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = searchPath;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.GetAwaiter().GetResult();
        return process.ExitCode;
    }
}
