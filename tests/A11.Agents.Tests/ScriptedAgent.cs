using System.Collections.Concurrent;
using System.Text;
using A11.Agents.Agents;
using A11.Agents.Changes;

namespace A11.Agents.Tests;

/// <summary>An agent that does what a test says, round by round, and remembers what it was asked.</summary>
internal sealed class ScriptedAgent(string name, Func<AgentJob, AgentRound, CancellationToken, Task<AgentResult>> work) : IAnsweringAgent
{
    /// <summary>An agent that writes the same files in every round.</summary>
    public ScriptedAgent(params (string Path, string Text)[] files)
        : this("scripted", (_, _, _) => Task.FromResult(Writing(files)))
    {
    }

    /// <summary>An agent that gives one result a round, and the last one from then on.</summary>
    public static ScriptedAgent InRounds(params AgentResult[] rounds) => new("scripted", (_, round, _) => Task.FromResult(rounds[Math.Min(round.Number, rounds.Length) - 1]));

    public string Name => name;

    /// <summary>The rounds that it was asked for, over all tasks.</summary>
    public ConcurrentQueue<AgentRound> Rounds { get; } = new();

    /// <summary>The questions that it was asked.</summary>
    public ConcurrentQueue<AgentQuestion> Questions { get; } = new();

    /// <summary>How many of its sessions are open.</summary>
    public int OpenSessions => _open;

    /// <summary>What it says as a reviewer.</summary>
    public string Answer { get; init; } = """{"verdict": "pass", "reason": "Fine.", "findings": []}""";

    private int _open;

    /// <summary>A result of files that were not there before.</summary>
    public static AgentResult Writing(params (string Path, string Text)[] files) =>
        new() { Changes = [.. files.Select(file => new Change(file.Path, ChangeKind.Added, Encoding.UTF8.GetBytes(file.Text)))] };

    public Task<IAgentSession> StartAsync(AgentJob job, IProgress<AgentEvent> progress, CancellationToken cancellation)
    {
        _ = Interlocked.Increment(ref _open);
        progress.Report(new AgentEvent("starts"));
        return Task.FromResult<IAgentSession>(new Session(this, job));
    }

    public Task<AgentAnswer> AnswerAsync(AgentQuestion question, IProgress<AgentEvent> progress, CancellationToken cancellation)
    {
        Questions.Enqueue(question);
        return Task.FromResult(new AgentAnswer(Answer, null, "", new AgentUsage(10, 1, 0.01m)));
    }

    private sealed class Session(ScriptedAgent agent, AgentJob job) : IAgentSession
    {
        public async Task<AgentResult> WorkAsync(AgentRound round, CancellationToken cancellation)
        {
            agent.Rounds.Enqueue(round);
            await Task.Yield();
            return await agent.Work(job, round, cancellation).ConfigureAwait(false);
        }

        public ValueTask DisposeAsync()
        {
            _ = Interlocked.Decrement(ref agent._open);
            return ValueTask.CompletedTask;
        }
    }

    private Task<AgentResult> Work(AgentJob job, AgentRound round, CancellationToken cancellation) => work(job, round, cancellation);
}
