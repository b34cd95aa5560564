using System.Diagnostics;
using System.Globalization;

namespace A11.Tool.Tests;

/// <summary>The built program as a process of its own: whatever ends it, its agents end and their workspaces are gone; whatever becomes of its output, its verdict stays.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class SignalTests
{
    private const int Cancelled = 130;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [TestMethod]
    [DataRow("HUP", "auto")]
    [DataRow("QUIT", "auto")]
    [DataRow("TERM", "auto")]
    [DataRow("INT", "auto")]
    [DataRow("HUP", "off")]
    [DataRow("TERM", "off")]
    public void A_signal_ends_agents_and_removes_their_workspaces(string signal, string sandbox)
    {
        using var folder = CreateRun(sandbox);
        using var tool = Start(folder, "run");
        WaitForAgent(folder);
        Signal(signal, tool);
        Assert.IsTrue(tool.WaitForExit(Patience));
        Assert.AreEqual(Cancelled, tool.ExitCode);
        AssertNothingIsLeft(folder);
    }

    [TestMethod]
    public void A_closed_terminal_ends_them_too()
    {
        using var folder = CreateRun("auto");
        var script = """
            import os, pty, sys, time, glob
            child, terminal = pty.fork()
            if child == 0:
                os.execvp(sys.argv[1], sys.argv[1:])
            deadline = time.time() + 60
            while time.time() < deadline and not glob.glob(os.environ["TMPDIR"] + "/a11-workspace-*/repository/started"):
                time.sleep(0.05)
            os.close(terminal)
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
            """;
        using var python = Start(folder, "/usr/bin/python3", "-c", script, DotNet, ToolFolder.Program, "run");
        Assert.AreEqual(Cancelled.ToString(CultureInfo.InvariantCulture), python.StandardOutput.ReadToEnd().Trim());
        AssertNothingIsLeft(folder);
    }

    [TestMethod]
    [DataRow("HUP", 1)]
    [DataRow("QUIT", 1)]
    [DataRow("TERM", 2)]
    public void A_command_that_waits_for_its_input_ends_too(string signal, int times)
    {
        using var folder = new ToolFolder().WithGit();
        using var tool = Start(folder, "hook", "--agent", "claude");
        Thread.Sleep(TimeSpan.FromSeconds(1.5));
        for (var i = 0; i < times && !tool.HasExited; i++)
        {
            Signal(signal, tool);
            Thread.Sleep(100);
        }

        Assert.IsTrue(tool.WaitForExit(Patience));
        Assert.AreEqual(Cancelled, tool.ExitCode);
    }

    [TestMethod]
    [DataRow(ToolFolder.BadYaml, "> /dev/full", 1)]
    [DataRow(ToolFolder.BadYaml, ">&-", 1)]
    [DataRow(ToolFolder.BadYaml, "| true", 1)]
    [DataRow(ToolFolder.GoodYaml, "> /dev/full", 2)]
    [DataRow(ToolFolder.GoodYaml, "> /dev/null", 0)]
    [DataRow(ToolFolder.BadYaml, "> /dev/full 2> /dev/full", 1)]
    public void A_verdict_outlives_its_output(string yaml, string redirection, int code)
    {
        using var folder = new ToolFolder().With("x.yml", yaml);
        using var shell = Start(folder, "/bin/bash", "-c", $"'{DotNet}' '{ToolFolder.Program}' check {redirection}; echo \"code ${{PIPESTATUS[0]}}\"");
        var (errors, output) = (shell.StandardError.ReadToEndAsync(), shell.StandardOutput.ReadToEnd());
        Assert.AreEqual($"code {code}", output.Trim(), errors.Result);
        Assert.DoesNotContain("   at ", errors.Result);
    }

    [TestMethod]
    public void A_run_whose_output_is_closed_ends_its_agents_and_keeps_its_verdict()
    {
        using var folder = CreateRun("auto", "mkdir -p src; echo x > src/a.cs; sleep 1000 & echo '{\"status\": \"done\"}'");
        using var shell = Start(folder, "/bin/bash", "-c", $"'{DotNet}' '{ToolFolder.Program}' run > /dev/full 2>&-; echo \"code $?\"");
        Assert.AreEqual("code 4", shell.StandardOutput.ReadToEnd().Trim());
        AssertNothingIsLeft(folder);
    }

    private static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    private static ToolFolder CreateRun(string sandbox, string script = "touch started; trap '' TERM HUP; while true; do sleep 0.2; done")
    {
        var folder = new ToolFolder().WithGit()
            .With("a11.yml", $"agent: mine\nsandbox: {sandbox}\nagents:\n  mine: {{ exec: [bash, agent.sh], timeout: 60s }}\n")
            .With("agent.sh", script)
            .With(".a11/tasks/t.json", """{ "task_id": "T1", "title": "x", "acceptance_criteria": ["x"], "files_to_create": ["Dockerfile"] }""");
        _ = Directory.CreateDirectory(TemporaryOf(folder));
        return folder.Git("add", "agent.sh", "a11.yml");
    }

    private static string TemporaryOf(ToolFolder folder) => Path.Combine(folder.Path, ".git", "tmp");

    private static Process Start(ToolFolder folder, params string[] arguments)
    {
        var isProgram = Path.IsPathRooted(arguments[0]);
        var start = new ProcessStartInfo(isProgram ? arguments[0] : DotNet, isProgram ? arguments[1..] : [ToolFolder.Program, .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = TemporaryOf(folder);
        _ = Directory.CreateDirectory(TemporaryOf(folder));
        return Process.Start(start)!;
    }

    private static void WaitForAgent(ToolFolder folder)
    {
        var begun = Stopwatch.StartNew();
        while (!Directory.EnumerateDirectories(TemporaryOf(folder), "a11-workspace-*").Any(workspace => File.Exists(Path.Combine(workspace, "repository", "started"))))
        {
            Assert.IsLessThan(Patience, begun.Elapsed);
            Thread.Sleep(50);
        }
    }

    private static void Signal(string signal, Process process)
    {
        using var kill = Process.Start("/bin/kill", ["-s", signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static void AssertNothingIsLeft(ToolFolder folder)
    {
        Assert.IsEmpty(Directory.EnumerateDirectories(TemporaryOf(folder), "a11-workspace-*"));
        var left = Directory.EnumerateDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), out _) && new FileInfo(Path.Combine(process, "cwd")).LinkTarget?.StartsWith(TemporaryOf(folder), StringComparison.Ordinal) == true);
        Assert.IsEmpty(left);
    }
}
