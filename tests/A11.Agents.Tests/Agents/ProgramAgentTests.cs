using System.Text;
using A11.Agents.Agents;
using A11.Agents.Catalogue;
using A11.Agents.Changes;
using A11.Agents.Gates;
using A11.Agents.Processes;

namespace A11.Agents.Tests.Agents;

/// <summary>Commands of a repository's own, well-behaved and not, through a whole session: workspace, process, verdict, changes.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
public sealed class ProgramAgentTests
{
    private const string Done = "echo '{\"status\": \"done\"}'";
    private const string Write = "mkdir -p .github/workflows; echo 'on: push' > .github/workflows/ci.yml; ";

    [TestMethod]
    public async Task What_it_writes_is_told_and_the_repository_stays()
    {
        using var agent = new ScriptAgent(Write + Done);
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, result.Reason);
        Assert.AreEqual((".github/workflows/ci.yml", ChangeKind.Added, "on: push\n"), Describe(result));
        Assert.IsFalse(agent.Repository.Has(".github/workflows/ci.yml"));
        StringAssert.Contains(result.Prompt, ".github/workflows/ci.yml");
        StringAssert.Contains(result.Transcript, "done");
    }

    [TestMethod]
    [DataRow(Done, AgentFailure.NothingWritten)]
    [DataRow(Write + "echo I am done", AgentFailure.NoSignal)]
    [DataRow(Write, AgentFailure.NoSignal)]
    [DataRow(Write + "echo 'I end with {\"status\": \"done\"} now'", AgentFailure.SignalMisplaced)]
    [DataRow(Write + "echo '```'; " + Done + "; echo '```'", AgentFailure.SignalMisplaced)]
    [DataRow(Write + Done + "; " + Done, AgentFailure.SignalMisplaced)]
    [DataRow(Write + Done + "; echo and more", AgentFailure.SignalMisplaced)]
    [DataRow("echo '{\"status\": \"failed\", \"reason\": \"no tests here\"}'", AgentFailure.SignalledFailure)]
    [DataRow(Write + Done + "; exit 1", AgentFailure.Contradiction)]
    [DataRow("echo no such model >&2; exit 1", AgentFailure.ExitCode)]
    [DataRow("echo 'HTTP 401 Unauthorized' >&2; exit 1", AgentFailure.Authentication)]
    [DataRow(Write + Done + "; kill -KILL $$", AgentFailure.Died)]
    [DataRow("kill -SEGV $$", AgentFailure.Died)]
    [DataRow(Write + "sleep 1000", AgentFailure.TimedOut)]
    [DataRow("yes", AgentFailure.OutputFlood)]
    [DataRow("for i in $(seq 300); do echo x > f$i.yml; done; " + Done, AgentFailure.TooMuchWritten)]
    [DataRow("while true; do i=$((i + 1)); echo x > f$i.yml; done", AgentFailure.TooMuchWritten)]
    [DataRow("mkdir deep; exec cat /dev/zero > deep/zeros.yml", AgentFailure.TooMuchWritten)]
    public async Task Each_failure_has_its_own_verdict(string script, AgentFailure expected)
    {
        using var agent = new ScriptAgent(script);
        var result = await agent.WorkAsync();
        Assert.AreEqual(expected, result.Failure, result.Reason);
        Assert.IsGreaterThan(20, result.Reason.Length);
        Assert.IsFalse(agent.Repository.Has(".github/workflows/ci.yml"));
    }

    [TestMethod]
    public async Task One_that_hangs_after_the_signal_is_done()
    {
        using var agent = new ScriptAgent(Write + Done + "; sleep 1000");
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, result.Reason);
    }

    [TestMethod]
    public async Task A_child_that_goes_on_writing_changes_nothing()
    {
        using var agent = new ScriptAgent(Write + "(setsid sh -c 'sleep 1; while true; do echo evil > .github/workflows/ci.yml; done' >/dev/null 2>&1 &); " + Done);
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, result.Reason);
        Assert.AreEqual((".github/workflows/ci.yml", ChangeKind.Added, "on: push\n"), Describe(result));
    }

    [TestMethod]
    public async Task What_it_left_behind_is_told_even_where_it_died()
    {
        using var agent = new ScriptAgent(Write + "ln -s /etc/passwd x.yml; kill -KILL $$");
        var result = await agent.WorkAsync();
        Assert.AreEqual(AgentFailure.Died, result.Failure);
        Assert.AreEqual("x.yml", result.Violations.Single().Path);
        Assert.AreEqual(".github/workflows/ci.yml", result.Changes.Single().Path);
    }

    [TestMethod]
    public async Task It_is_given_named_variables_only_and_they_are_kept_out_of_the_records()
    {
        using var agent = new ScriptAgent("env; " + Write + "echo \"my key is $MY_KEY\"; echo ghp_0123456789abcdefghij0123456789abcdef; " + Done, "environment: [MY_KEY]")
        {
            Variable = name => name switch { "MY_KEY" => "value-that-is-secret", "GITHUB_TOKEN" => "never-to-be-seen", _ => null },
        };
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, result.Reason);
        StringAssert.Contains(result.Transcript, "MY_KEY=[redacted]");
        StringAssert.Contains(result.Transcript, "my key is [redacted]");
        Assert.DoesNotContain("value-that-is-secret", result.Transcript + result.FinalText + string.Concat(agent.Seen));
        Assert.DoesNotContain("ghp_", result.Transcript);
        Assert.DoesNotContain("GITHUB_TOKEN", result.Transcript);
        Assert.DoesNotContain($"HOME={Environment.GetEnvironmentVariable("HOME")}\n", result.Transcript);
        StringAssert.Contains(result.Transcript, "TERM=dumb");
    }

    [TestMethod]
    [DataRow("stdin", "cat > prompt.yml; ")]
    [DataRow("argument", "printf %s \"$1\" > prompt.yml; ")]
    [DataRow("file", "cp \"$1\" prompt.yml; ")]
    public async Task The_prompt_goes_by_its_channel(string channel, string script)
    {
        using var agent = new ScriptAgent(script + Done, $"prompt: {channel}");
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, result.Reason);
        Assert.AreEqual(result.Prompt, Encoding.UTF8.GetString(result.Changes.Single().Content.Span));
    }

    [TestMethod]
    [DataRow("output: json", "echo '{\"result\": \"All is written.\\n{\\\"status\\\": \\\"done\\\"}\", \"session_id\": \"s\"}'", null)]
    [DataRow("output: json", "printf '{\\n  \"result\": \"{\\\\\"status\\\\\": \\\\\"done\\\\\"}\"\\n}'", null)]
    [DataRow("output: json, signal: json", "echo '{\"files\": 1, \"status\": \"done\"}'", null)]
    [DataRow("output: json, signal: json", "echo '{\"status\": \"failed\", \"reason\": \"no\"}'", AgentFailure.SignalledFailure)]
    [DataRow("output: json, signal: json", "echo '{\"is_error\": true, \"result\": \"429 too many requests\"}'", AgentFailure.RateLimit)]
    [DataRow("output: json", "echo 'not JSON at all'", AgentFailure.NoSignal)]
    [DataRow("output: stream-json", "echo '{\"type\": \"step\"}'; echo '{\"type\": \"result\", \"result\": \"{\\\"status\\\": \\\"done\\\"}\"}'; sleep 1000", null)]
    [DataRow("output: stream-json", "echo '{\"type\": \"step\"}'; echo '{\"type\": \"result\", \"result\": \"done\"}'", AgentFailure.NoSignal)]
    public async Task Its_envelope_is_read(string settings, string script, AgentFailure? expected)
    {
        using var agent = new ScriptAgent(Write + script, settings);
        var result = await agent.WorkAsync();
        Assert.AreEqual(expected, result.Failure, result.Reason);
    }

    [TestMethod]
    public async Task A_passing_fault_is_tried_again_and_told()
    {
        using var agent = new ScriptAgent("if [ ! -e $HOME/tried ]; then touch $HOME/tried; echo 'HTTP 503 service unavailable' >&2; exit 1; fi; " + Write + Done);
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, result.Reason);
        Assert.IsTrue(agent.Seen.Any(activity => activity.StartsWith("waits ", StringComparison.Ordinal)), string.Join('\n', agent.Seen));
    }

    [TestMethod]
    public async Task A_fault_that_stays_is_given_up()
    {
        using var agent = new ScriptAgent("echo x >> $HOME/tries; wc -l < $HOME/tries; echo 'HTTP 503 service unavailable' >&2; exit 1");
        var result = await agent.WorkAsync();
        Assert.AreEqual(AgentFailure.Service, result.Failure);
        Assert.IsTrue(result.IsPassing);
        StringAssert.StartsWith(result.Transcript.TrimStart(), "3");
    }

    [TestMethod]
    [DataRow("ln -sf VICTIM $HOME/.a11/prompt.md")]
    [DataRow("rm -r $HOME/.a11; ln -s $(dirname VICTIM) $HOME/.a11")]
    [DataRow("ln -f VICTIM $HOME/.a11/prompt.md")]
    [DataRow("rm $HOME/.a11/prompt.md; mkfifo $HOME/.a11/prompt.md")]
    [DataRow("rm $HOME/.a11/prompt.md; mkdir -p $HOME/.a11/prompt.md/x")]
    [DataRow("rm -r $HOME/.a11; mkfifo $HOME/.a11")]
    public async Task What_lies_in_the_place_of_our_files_is_not_written_through(string attack)
    {
        using var outside = new RepositoryFolder().With("prompt.md", "mine");
        var victim = Path.Combine(outside.Root, "prompt.md");
        var script = $"if [ -e second ]; then [ -f $1 ] && {Write} {Done}; else touch second; {attack.Replace("VICTIM", victim, StringComparison.Ordinal)}; fi";
        using var agent = new ScriptAgent(script, "prompt: file");
        _ = await agent.WorkAsync();
        var second = await agent.WorkAsync(new GateReport { FailedAt = GateStage.Completion, Missing = [".github/workflows/ci.yml"] }).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.AreEqual("mine", File.ReadAllText(victim));
        Assert.IsNull(second.Failure, second.Reason);
    }

    [TestMethod]
    public async Task A_round_of_repair_goes_on_in_the_same_workspace()
    {
        using var agent = new ScriptAgent("cat > $HOME/prompt; if grep -q 'was judged' $HOME/prompt; then echo mended >> .github/workflows/ci.yml; else " + Write + "fi; " + Done);
        var first = await agent.WorkAsync();
        Assert.IsNull(first.Failure, first.Reason);
        var second = await agent.WorkAsync(new GateReport { FailedAt = GateStage.Completion, Missing = ["Dockerfile"] });
        Assert.IsNull(second.Failure, second.Reason);
        Assert.AreEqual((".github/workflows/ci.yml", ChangeKind.Added, "on: push\nmended\n"), Describe(second));
        StringAssert.Contains(second.Prompt, "- Dockerfile");
    }

    [TestMethod]
    public async Task Cancelling_ends_it()
    {
        using var agent = new ScriptAgent("sleep 1000");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        _ = await Assert.ThrowsAsync<OperationCanceledException>(() => agent.WorkAsync(cancellation: cancellation.Token));
    }

    [TestMethod]
    public async Task A_login_file_is_copied_in_and_never_a_change()
    {
        using var secrets = new RepositoryFolder().With("login.json", "{\"token\": \"abcdefghij0123456789\"}\n");
        using var agent = new ScriptAgent("cat $HOME/login.json; " + Write + Done, $"credentials: [{secrets.Root}/login.json]");
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, result.Reason);
        Assert.HasCount(1, result.Changes);
        Assert.DoesNotContain("abcdefghij0123456789", result.Transcript);
    }

    [TestMethod]
    [DataRow("exec: [no-such-program]", "no-such-program")]
    [DataRow("exec: [/no/such/program]", "/no/such/program")]
    [DataRow("exec: [sh], credentials: [/no/such/login]", "/no/such/login")]
    [DataRow("exec: [sh], credentials: [login]", "relative")]
    public async Task What_is_missing_is_told_before_it_starts(string settings, string expected)
    {
        using var repository = new RepositoryFolder().With("a11.yml", $"agents: {{ mine: {{ {settings} }} }}\n");
        var job = TestJobs.In(repository, TestJobs.Task("Dockerfile"));
        var agent = AgentCatalogue.Find("mine", job.Settings.Root, job.Policy.Profile)!;
        var error = await Assert.ThrowsAsync<AgentUnavailableException>(() => agent.StartAsync(job, new Activities(), CancellationToken.None));
        StringAssert.Contains(error.Message, expected);
    }

    [TestMethod]
    public async Task It_can_be_asked_about_files()
    {
        using var agent = new ScriptAgent("cat > /dev/null; cat Dockerfile; echo more > new.yml");
        var answer = await agent.AnswerAsync("What is in it?", ("Dockerfile", "FROM scratch\n"));
        Assert.AreEqual((null, "FROM scratch\n"), (answer.Failure, answer.Text));
        Assert.IsFalse(agent.Repository.Has("new.yml"));
    }

    private static (string, ChangeKind, string) Describe(AgentResult result)
    {
        var change = result.Changes.Single();
        return (change.Path, change.Kind, Encoding.UTF8.GetString(change.Content.Span));
    }
}
