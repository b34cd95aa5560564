using System.Diagnostics;
using System.Globalization;
using A11.Agents.Agents.Completion;

namespace A11.Agents.Agents;

/// <summary>Whether an agent is started again: only where it said that its fault will pass, a few times, each wait twice as long as the one before, and all within its time.</summary>
/// <param name="options">How often and how soon.</param>
/// <param name="budget">Its time for all tries together.</param>
internal sealed class Retries(ProgramAgentOptions options, TimeSpan budget)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _used;

    /// <summary>What is left of its time.</summary>
    public TimeSpan Left => budget - Stopwatch.GetElapsedTime(_started);

    /// <summary>Waits, if it is to be started again.</summary>
    /// <returns>Whether it is.</returns>
    public async Task<bool> WaitAsync(AgentVerdict verdict, IProgress<AgentEvent> progress, CancellationToken cancellation)
    {
        var wait = options.FirstWait * Math.Pow(2, _used);
        if (!verdict.IsPassing || _used == options.Retries || wait >= Left)
        {
            return false;
        }

        _used++;
        progress.Report(new AgentEvent(string.Create(CultureInfo.InvariantCulture, $"waits {wait.TotalSeconds:0} s for its service (try {_used + 1} of {options.Retries + 1})")));
        await Task.Delay(wait, cancellation).ConfigureAwait(false);
        return true;
    }
}
