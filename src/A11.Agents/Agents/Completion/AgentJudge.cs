using System.Globalization;
using A11.Agents.Agents.Output;
using A11.Agents.Processes;
using A11.Agents.Workspaces;

namespace A11.Agents.Agents.Completion;

/// <summary>
/// Judges how an agent's process ended. No single thing is believed: its exit code, its end event, its last words and the tools that it was
/// refused must agree, for each of them has said “done” in some agent when nothing was.
/// </summary>
/// <param name="name">The agent's name.</param>
/// <param name="outcome">How its process ended.</param>
/// <param name="report">What it said of its run.</param>
/// <param name="hasEndEvent">Whether one that ends well always says so by an event of its own.</param>
internal sealed class AgentJudge(string name, ProcessOutcome outcome, AgentReport report, bool hasEndEvent)
{
    /// <summary>Where an agent that was not told otherwise says what it could not.</summary>
    private const int ErrorTail = 4000;

    private bool EndedByUs => outcome.Ending != ProcessEnding.Itself;

    private bool HasFailed => report.Succeeded == false || (!EndedByUs && outcome.ExitCode != 0);

    /// <summary>Judges a round in which files were to be written.</summary>
    /// <param name="signal">What its last words say.</param>
    /// <param name="hasChanges">Whether any file differs from the snapshot.</param>
    /// <param name="isComplete">Whether all files are there that the task asks for.</param>
    public AgentVerdict JudgeWork(SignalReading signal, bool hasChanges, bool isComplete) =>
        FindForcedEnd() ?? FindFault(signal) ?? FindDeath(signal) ?? FindFailedExit(signal) ?? FindMissingEnd(signal) ?? FindBadSignal(signal)
        ?? FindRefusal(hasChanges && isComplete) ?? (hasChanges ? AgentVerdict.Good : new AgentVerdict(AgentFailure.NothingWritten, $"{name} says that it is done, but no file differs. Look at what it said, and make the task say what is to be written."));

    /// <summary>Judges the answer to a question: there is one where the process ended well and said something.</summary>
    public AgentVerdict JudgeAnswer() =>
        FindForcedEnd() ?? FindFault(new SignalReading(SignalKind.None)) ?? FindDeath(new SignalReading(SignalKind.None)) ?? FindFailedExit(new SignalReading(SignalKind.None))
        ?? FindMissingEnd(new SignalReading(SignalKind.None))
        ?? (report.FinalText.Length > 0 ? AgentVerdict.Good : new AgentVerdict(AgentFailure.NoSignal, $"{name} ended without an answer.{Hint}"));

    private AgentVerdict? FindForcedEnd()
    {
        if (outcome.Ending == ProcessEnding.Flooded)
        {
            return new AgentVerdict(AgentFailure.OutputFlood, $"{name} printed more than “limits.output” allows and was ended. Have it print less, or raise the limit in a11.yml.");
        }

        if (outcome.Ending == ProcessEnding.Overran)
        {
            return new AgentVerdict(AgentFailure.TooMuchWritten, $"{name} wrote more than {WorkspaceGauge.Allowance} times what “limits.files” or “limits.bytes” allows and was ended. Have it write less, name what it may leave behind under “scratch” of the agent, or raise the limit in a11.yml.");
        }

        if (outcome.Ending != ProcessEnding.TimedOut)
        {
            return null;
        }

        // An agent that tries its service again and again never says so in the end.
        var fault = report.Fault ?? ServiceFault.Find(Tail(outcome.Errors));
        return fault is not null ? Explain(fault)
            : new AgentVerdict(AgentFailure.TimedOut, $"{name} did not end within {Seconds(outcome.Duration)} and was ended; it may have waited for an answer that nobody gives. Raise its “timeout” in a11.yml, or make the task smaller.{Hint}");
    }

    private AgentVerdict? FindFault(SignalReading signal)
    {
        if (!HasFailed || signal.Kind != SignalKind.None)
        {
            return null;
        }

        var fault = report.Fault ?? (outcome.Signal is null && report.Complaint.Length == 0 ? ServiceFault.Find(Tail(outcome.Errors)) : null);
        return fault is null ? null : Explain(fault);
    }

    private AgentVerdict Explain(ServiceFault fault)
    {
        var said = AgentActivity.Clean(LastLine(fault.Message));
        var text = fault.Failure switch
        {
            AgentFailure.Authentication => $"{name}'s service refused the login ({said}). Set its key in the environment and name the variable under “environment” of the agent in a11.yml, or name its login file under “credentials”.",
            AgentFailure.RateLimit when fault.IsPassing => $"{name}'s service refuses for now ({said}). Run again later, or with fewer “jobs”.",
            AgentFailure.RateLimit => $"{name}'s service refuses until there is more to spend ({said}). Look at the plan that the login belongs to.",
            _ => $"{name}'s service failed or was not reached ({said}). Run again later, and see whether the network lets the agent through.",
        };
        return new AgentVerdict(fault.Failure, text, fault.IsPassing);
    }

    private AgentVerdict? FindDeath(SignalReading signal)
    {
        if (outcome.Signal is not { } killer)
        {
            return null;
        }

        var late = signal.Kind == SignalKind.Done ? ", after it had said that it was done" : "";
        return new AgentVerdict(AgentFailure.Died, $"{name} was ended by {killer}{late}: it crashed, or somebody or the system's memory limit ended it. Run again; if it stays so, look at its own log.{Hint}");
    }

    private AgentVerdict? FindFailedExit(SignalReading signal)
    {
        if (!HasFailed)
        {
            return null;
        }

        var how = !EndedByUs && outcome.ExitCode != 0 ? string.Create(CultureInfo.InvariantCulture, $"ended with exit code {outcome.ExitCode}") : "reports itself that its run failed";
        return signal.Kind switch
        {
            SignalKind.Done => new AgentVerdict(AgentFailure.Contradiction, $"{name} says that it is done, but {how}. What it says is not believed; look at its transcript.{Hint}"),
            SignalKind.Failed => Failed(signal),
            _ => new AgentVerdict(AgentFailure.ExitCode, $"{name} {how}.{Hint}"),
        };
    }

    private AgentVerdict? FindMissingEnd(SignalReading signal)
    {
        if (!hasEndEvent || report.Succeeded == true)
        {
            return null;
        }

        var how = report.WasInterrupted ? "was interrupted" : "ended in the middle: the event that ends its output is missing";
        return signal.Kind == SignalKind.Done
            ? new AgentVerdict(AgentFailure.Contradiction, $"{name} says that it is done, but {how}. What it says is not believed; run again.{Hint}")
            : new AgentVerdict(AgentFailure.NoSignal, $"{name} {how}, and it did not say that it was done. Run again; if it stays so, run it by hand to see what it asks for.{Hint}");
    }

    private AgentVerdict? FindBadSignal(SignalReading signal) => signal.Kind switch
    {
        SignalKind.None => new AgentVerdict(AgentFailure.NoSignal, $"{name} ended without the completion signal, so that nobody knows whether it is done. Run again; if it stays so, look at what it said.{Hint}"),
        SignalKind.Misplaced => new AgentVerdict(AgentFailure.SignalMisplaced, $"{name} gave the completion signal, but {signal.Detail}; it counts only by itself, once, at the very end. Run again."),
        SignalKind.Failed => Failed(signal),
        _ => null,
    };

    private AgentVerdict Failed(SignalReading signal) =>
        new(AgentFailure.SignalledFailure, $"{name} says that it failed: {(signal.Detail.Length > 0 ? AgentActivity.Clean(signal.Detail) : "it gives no reason")}");

    /// <summary>
    /// A refusal says nothing against work that is complete without it: the gate judges the files. Where something is missing, it is what the agent has to
    /// be told in another round.
    /// </summary>
    private AgentVerdict? FindRefusal(bool isComplete)
    {
        var refused = report.Refusals.Take(5).Select(AgentActivity.Clean).ToList();
        return refused.Count == 0 || isComplete ? null
            : new AgentVerdict(AgentFailure.ToolRefused, $"{name} says that it is done, but the files that the task asks for are not all there, and it was refused: {string.Join(", ", refused)}. Write the files of the task with the tools that are offered, and do without what was refused. If a refused file is to be written, name it in the task.");
    }

    /// <summary>What the agent itself gave as the reason, where it gave one.</summary>
    private string Hint
    {
        get
        {
            var refused = string.Join(", ", report.Refusals.Take(5).Select(AgentActivity.Clean));
            var said = AgentActivity.Clean(LastLine(report.Complaint.Length > 0 ? report.Complaint : outcome.Errors));
            return (refused.Length > 0 ? $" It was refused: {refused}." : "") + (said.Length > 0 ? $" Its last words: {said}" : "");
        }
    }

    private static string Tail(string text) => text.Length <= ErrorTail ? text : text[^ErrorTail..];

    private static string LastLine(string text) => text.Split('\n').LastOrDefault(line => line.Any(char.IsLetter)) ?? "";

    private static string Seconds(TimeSpan time) => time.TotalMinutes >= 2
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} minutes")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} seconds");
}
