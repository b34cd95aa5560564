using System.Globalization;

namespace A11.Tool.Watching;

/// <summary>Shows on a terminal that a check is at work, where it takes long enough for somebody to wonder.</summary>
/// <param name="host">The process.</param>
internal sealed class CheckProgress(ToolHost host)
{
    /// <summary>Removes the line that the cursor is on (ECMA-48, EL).</summary>
    private const string ClearLine = "\r\u001b[K";

    /// <summary>How long nothing is shown.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the line is brought up to date.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Does the work, and shows a line until it is done.</summary>
    /// <param name="what">What is done, as the beginning of a line.</param>
    /// <param name="work">The work.</param>
    public T Show<T>(string what, Func<T> work)
    {
        if (!host.ShowsProgress)
        {
            return work();
        }

        using var done = new ManualResetEventSlim();
        var start = Environment.TickCount64;
        var shown = Task.Run(() => Show(what, start, done));
        try
        {
            return work();
        }
        finally
        {
            done.Set();
            shown.GetAwaiter().GetResult();
        }
    }

    private void Show(string what, long start, ManualResetEventSlim done)
    {
        if (done.Wait(Patience))
        {
            return;
        }

        do
        {
            host.RawError.Write(string.Create(CultureInfo.InvariantCulture, $"{ClearLine}{what}: {(Environment.TickCount64 - start) / 1000} s"));
            host.RawError.Flush();
        }
        while (!done.Wait(Pace));
        host.RawError.Write(ClearLine);
        host.RawError.Flush();
    }
}
