using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using A11.Agents.Processes;
using A11.Agents.Sandboxes;
using A11.Confine;

namespace A11.Agents.Tests.Agents;

/// <summary>Programs that misbehave: what is heard of them, who ended them, and that nothing of them is left.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class AgentProcessTests
{
    public required TestContext TestContext { get; set; }

    [TestMethod]
    public async Task What_is_said_and_printed_arrives_apart()
    {
        var (outcome, heard) = await RunAsync("cat; echo problem >&2; exit 3", input: "line one\nline two");
        Assert.AreEqual((ProcessEnding.Itself, 3, "line one\nline two", "problem\n"), (outcome.Ending, outcome.ExitCode, outcome.Output, outcome.Errors));
        CollectionAssert.AreEqual(new[] { "line one", "line two" }, heard);
    }

    [TestMethod]
    public async Task Its_environment_is_what_it_is_given()
    {
        var (outcome, _) = await RunAsync("env | cut -d= -f1 | sort | tr '\\n' ' '");
        CollectionAssert.IsSubsetOf(outcome.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries), new[] { AgentProcess.MarkerVariable, "OLDPWD", "PATH", "PWD", "SHLVL", "_" });
    }

    [TestMethod]
    public async Task One_that_does_not_read_its_input_is_not_waited_for()
    {
        var (outcome, _) = await RunAsync("exec <&-; echo done", input: new string('x', 1_000_000));
        Assert.AreEqual((ProcessEnding.Itself, "done\n"), (outcome.Ending, outcome.Output));
    }

    [TestMethod]
    public async Task One_that_waits_for_an_answer_reads_the_end()
    {
        var (outcome, _) = await RunAsync("read answer || echo nobody");
        Assert.AreEqual("nobody\n", outcome.Output);
    }

    [TestMethod]
    public async Task One_that_goes_on_for_ever_is_ended()
    {
        var (outcome, _) = await RunAsync("echo begun; sleep 1000", timeout: 0.5);
        Assert.AreEqual((ProcessEnding.TimedOut, "begun\n"), (outcome.Ending, outcome.Output));
    }

    [TestMethod]
    public async Task One_that_ignores_signals_is_ended()
    {
        var (outcome, _) = await RunAsync("trap '' TERM INT HUP; while true; do sleep 0.05; done", timeout: 0.5);
        Assert.AreEqual(ProcessEnding.TimedOut, outcome.Ending);
    }

    [TestMethod]
    public async Task One_that_closes_its_output_but_lives_is_ended_in_time()
    {
        var (outcome, _) = await RunAsync("exec >&- 2>&-; sleep 1000", timeout: 0.5);
        Assert.AreEqual(ProcessEnding.TimedOut, outcome.Ending);
    }

    [TestMethod]
    [DataRow("yes")]
    [DataRow("yes >&2")]
    [DataRow("cat /dev/zero")]
    public async Task One_that_floods_is_ended_and_does_not_fill_the_memory(string flood)
    {
        var (outcome, _) = await RunAsync(flood, timeout: 30, limit: 1_000_000);
        Assert.AreEqual(ProcessEnding.Flooded, outcome.Ending);
        Assert.IsLessThanOrEqualTo(1_000_000, outcome.Output.Length + outcome.Errors.Length);
    }

    [TestMethod]
    public async Task One_that_prints_what_is_no_text_is_read()
    {
        var (outcome, heard) = await RunAsync("printf 'a\\377\\300b\\nc\\000d\\r\\n'");
        Assert.AreEqual("a��b\nc\0d\r\n", outcome.Output);
        CollectionAssert.AreEqual(new[] { "a��b", "c\0d" }, heard);
    }

    [TestMethod]
    [DataRow("sleep 1000 & echo done", DisplayName = "a child that holds the output")]
    [DataRow("sleep 1000 >/dev/null 2>&1 & echo done", DisplayName = "a child that does not")]
    [DataRow("(setsid sh -c 'sleep 1000 & sleep 1000' >/dev/null 2>&1 &); echo done", DisplayName = "a daemon")]
    [DataRow("(setsid sh -c '(sh -c \"exec sleep 1000\" &) &' >/dev/null 2>&1 &); echo done", DisplayName = "a daemon's child")]
    [DataRow("(env -i setsid sh -c 'sleep 1000' >/dev/null 2>&1 &); echo done", DisplayName = "a daemon without its environment")]
    [DataRow("(trap '' TERM HUP INT; setsid sh -c 'while true; do sleep 0.01; done' >/dev/null 2>&1 &); echo done", DisplayName = "a daemon that goes on starting others")]
    public async Task What_it_leaves_behind_is_ended(string script)
    {
        var (outcome, _) = await RunAsync(script);
        Assert.AreEqual((ProcessEnding.Itself, 0, "done\n"), (outcome.Ending, outcome.ExitCode, outcome.Output));
        Assert.IsLessThan(5, outcome.Duration.TotalSeconds);
    }

    [TestMethod]
    [DataRow("(cd /; env -i setsid sleep {0} >/dev/null 2>&1 &); echo done", DisplayName = "a daemon elsewhere without its environment")]
    [DataRow("(cd /; env -i sleep {0} >/dev/null 2>&1 &); echo done", DisplayName = "an orphan elsewhere without its environment")]
    [DataRow("(cd /; env -i setsid sh -c '(setsid sh -c \"(setsid sleep {0} &)\" &)' >/dev/null 2>&1 &); sleep 0.3; echo done", DisplayName = "a daemon's daemon's daemon")]
    [DataRow("(cd /; env -i setsid sh -c 'trap \"\" TERM; while true; do setsid sleep {0} & sleep 0.05; done' >/dev/null 2>&1 &); sleep 0.3; echo done", DisplayName = "one that goes on making daemons")]
    [DataRow("(cd /; env -i setsid sh -c 'sleep 0.5; setsid sleep {0}' 2>/dev/null &); echo done", DisplayName = "one that keeps standard output open")]
    public async Task What_hides_elsewhere_is_ended_too(string script)
    {
        var mark = $"1000.{Random.Shared.Next(100_000_000, 999_999_999)}";
        var (outcome, _) = await RunAsync(script.Replace("{0}", mark, StringComparison.Ordinal), isFree: true);
        Assert.AreEqual((ProcessEnding.Itself, "done\n"), (outcome.Ending, outcome.Output), outcome.Errors);
        Assert.IsEmpty(ProcessesCalled(mark));
    }

    [TestMethod]
    public async Task What_others_started_goes_on()
    {
        var mark = $"1000.{Random.Shared.Next(100_000_000, 999_999_999)}";
        Process? other = null;
        try
        {
            var running = RunAsync("sleep 1; echo done", isFree: true);
            await Task.Delay(TimeSpan.FromSeconds(0.5));
            other = await Task.Run(() => Process.Start("setsid", ["sleep", mark]));
            Assert.AreEqual("done\n", (await running).Outcome.Output);
            Assert.HasCount(1, ProcessesCalled(mark));
        }
        finally
        {
            other?.Kill();
            other?.Dispose();
        }
    }

    [TestMethod]
    public async Task It_has_a_session_and_no_terminal_of_ours()
    {
        var (outcome, _) = await RunAsync("[ $(ps -o sid= -p $$) = $$ ] && (exec 3<>/dev/tty) 2>/dev/null || echo alone", isFree: true);
        Assert.AreEqual("alone\n", outcome.Output, outcome.Errors);
    }

    [TestMethod]
    public async Task One_that_hangs_after_its_last_words_is_ended_soon()
    {
        var (outcome, heard) = await RunAsync("echo working; echo END; sleep 1000", timeout: 60);
        Assert.AreEqual(ProcessEnding.Lingered, outcome.Ending);
        CollectionAssert.AreEqual(new[] { "working", "END" }, heard);
        Assert.IsLessThan(10, outcome.Duration.TotalSeconds);
    }

    [TestMethod]
    public async Task One_that_goes_on_speaking_after_its_last_words_is_heard()
    {
        var (outcome, heard) = await RunAsync("echo END; sleep 0.1; echo more; sleep 0.5; echo end", timeout: 60);
        Assert.AreEqual(ProcessEnding.Itself, outcome.Ending);
        CollectionAssert.AreEqual(new[] { "END", "more", "end" }, heard);
    }

    [TestMethod]
    [DataRow("kill -KILL $$", "SIGKILL")]
    [DataRow("kill -SEGV $$", "SIGSEGV")]
    [DataRow("kill -TERM $$", "SIGTERM")]
    [DataRow("exit 145", null)]
    [DataRow("exit 1", null)]
    public async Task A_signal_is_told_from_an_exit_code(string script, string? signal)
    {
        var (outcome, _) = await RunAsync(script);
        Assert.AreEqual(signal, outcome.Signal);
    }

    [TestMethod]
    public async Task Cancelling_ends_it_and_all_that_it_started()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));
        _ = await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync("(setsid sleep 1000 >/dev/null 2>&1 &); sleep 1000", timeout: 60, cancellation: cancellation.Token));
    }

    /// <summary>Runs a script, and looks whether a process of it is left.</summary>
    private static async Task<(ProcessOutcome Outcome, string[] Heard)> RunAsync(string script, string input = "", double timeout = 20, long limit = 10_000_000, bool isFree = false, CancellationToken cancellation = default)
    {
        var folder = Directory.CreateTempSubdirectory("a11-process-");
        try
        {
            var conversation = new Script(Encoding.UTF8.GetBytes(input));
            ImmutableArray<string> command = isFree ? [.. Launcher.Find()!.Command, Restrictions.FreeOption, "--", "/bin/sh"] : ["/bin/sh"];
            var request = new ProcessRequest
            {
                Program = command[0],
                Arguments = [.. command[1..], "-c", script],
                Folder = folder.FullName,
                Environment = ImmutableDictionary<string, string>.Empty.Add("PATH", Environment.GetEnvironmentVariable("PATH")!),
                OwnFolders = [folder.FullName],
                Timeout = TimeSpan.FromSeconds(timeout),
                Grace = TimeSpan.FromSeconds(0.3),
                OutputLimit = limit,
            };
            var outcome = await AgentProcess.RunAsync(request, conversation, cancellation);
            return (outcome, [.. conversation.Heard]);
        }
        finally
        {
            Assert.IsEmpty(ProcessesIn(folder.FullName));
            folder.Delete(recursive: true);
        }
    }

    private static List<string> ProcessesCalled(string mark) =>
        [.. Directory.EnumerateDirectories("/proc").Where(process => int.TryParse(Path.GetFileName(process), out _)).Select(ReadCommand).Where(command => command.Contains(mark, StringComparison.Ordinal))];

    private static string ReadCommand(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static List<string> ProcessesIn(string folder) =>
    [
        .. Process.GetProcesses()
            .Where(process => File.Exists($"/proc/{process.Id}/stat") && !File.ReadAllText($"/proc/{process.Id}/stat").Contains(") Z ", StringComparison.Ordinal))
            .Where(process => new FileInfo($"/proc/{process.Id}/cwd").LinkTarget == folder)
            .Select(process => File.ReadAllText($"/proc/{process.Id}/cmdline")),
    ];

    private sealed class Script(byte[] input) : IConversation
    {
        public List<string> Heard { get; } = [];

        public bool IsFinished => Heard is [.., "END"];

        public void Begin(ProcessInput process)
        {
            process.Write(input);
            process.Close();
        }

        public void Receive(ReadOnlyMemory<byte> line) => Heard.Add(Encoding.UTF8.GetString(line.Span));
    }
}
