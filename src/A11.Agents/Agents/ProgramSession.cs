using System.Text;
using A11.Agents.Agents.Adapters;
using A11.Agents.Agents.Completion;
using A11.Agents.Changes;
using A11.Agents.Processes;
using A11.Agents.Workspaces;

namespace A11.Agents.Agents;

/// <summary>A program's work on one task. It keeps its workspace and its own session from round to round.</summary>
/// <param name="job">The task.</param>
/// <param name="runner">Runs the program.</param>
/// <param name="options">How it is run.</param>
internal sealed class ProgramSession(AgentJob job, ProgramRunner runner, ProgramAgentOptions options) : IAgentSession
{
    /// <summary>What is kept of what it printed: the beginning and the end, half each. Characters.</summary>
    private const int TranscriptLimit = 4_000_000;

    private string? _session;

    /// <inheritdoc/>
    public bool HasSelfCheck => !runner.Place.SelfCheck.IsEmpty;

    /// <inheritdoc/>
    public async Task<AgentResult> WorkAsync(AgentRound round, CancellationToken cancellation)
    {
        try
        {
            return await TryAsync(round, cancellation).ConfigureAwait(false);
        }
        catch (AgentUnavailableException error)
        {
            return AgentResult.Failed(AgentFailure.NotStarted, error.Message);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        runner.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<AgentResult> TryAsync(AgentRound round, CancellationToken cancellation)
    {
        var retries = new Retries(options, runner.Budget);
        var usage = AgentUsage.Unknown;
        while (true)
        {
            var prompt = Compose(round);
            var run = await runner.RunAsync(prompt, retries.Left, cancellation).ConfigureAwait(false);
            usage += run.Report.Usage;
            var changes = await CompareAsync(cancellation).ConfigureAwait(false);
            var verdict = Judge(run, changes);
            _session = run.Report.Succeeded == true ? run.Report.SessionId : null;
            var isLost = prompt.SessionId is not null && verdict.Failure == AgentFailure.ExitCode && run.Report.Messages.Count == 0;
            if (!isLost && !await retries.WaitAsync(verdict, runner.Progress, cancellation).ConfigureAwait(false))
            {
                return Describe(run, changes, verdict, prompt, usage);
            }
        }
    }

    private AgentPrompt Compose(AgentRound round) => _session is null || round.Repair is null
        ? new AgentPrompt(round.Prompt.Value, null)
        : new AgentPrompt(round.Repair, _session) { Whole = round.Prompt.Value };

    private Task<WorkspaceChanges> CompareAsync(CancellationToken cancellation)
    {
        runner.Progress.Report(new AgentEvent("has ended; its files are compared"));
        return Task.Run(() => runner.Place.Workspace.Compare(cancellation), cancellation);
    }

    private AgentVerdict Judge(ProgramRun run, WorkspaceChanges changes)
    {
        var verdict = run.Judge.JudgeWork(runner.Signal.Read(run.Report.Messages), !changes.Changes.IsEmpty || !changes.Violations.IsEmpty, IsComplete(changes));
        return changes.Exceeded is { } limit && verdict.Failure is null or AgentFailure.NothingWritten
            ? new AgentVerdict(AgentFailure.TooMuchWritten, limit.Reason)
            : verdict;
    }

    private bool IsComplete(WorkspaceChanges changes)
    {
        var files = new OverlayFileSource(job.Files, changes.Changes);
        return job.Task.FilesToCreate.All(files.Exists);
    }

    private AgentResult Describe(ProgramRun run, WorkspaceChanges changes, AgentVerdict verdict, AgentPrompt prompt, AgentUsage usage) => new()
    {
        Changes = changes.Changes,
        Violations = changes.Violations,
        Failure = verdict.Failure,
        Reason = runner.Redactor.Redact(verdict.Reason),
        IsPassing = verdict.IsPassing,
        FinalText = runner.Redactor.Redact(run.Report.FinalText),
        Usage = usage,
        Secrets = runner.Secrets,
        Prompt = prompt.Text,
        Transcript = Transcribe(run),
    };

    private string Transcribe(ProgramRun run)
    {
        var text = new StringBuilder(Cut(runner.Redactor.Redact(run.Outcome.Output)));
        if (run.Outcome.Errors.Length > 0)
        {
            _ = text.Append("\n--- standard error ---\n").Append(Cut(runner.Redactor.Redact(run.Outcome.Errors)));
        }

        return text.ToString();
    }

    private static string Cut(string text) => text.Length <= TranscriptLimit ? text
        : $"{text[..(TranscriptLimit / 2)]}\n--- cut: {text.Length - TranscriptLimit} characters ---\n{text[^(TranscriptLimit / 2)..]}";
}
