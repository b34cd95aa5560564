using System.Collections.Concurrent;

namespace A11.Agents.Processes;

/// <summary>
/// Starts processes from a thread that lives as long as we do. Linux ends a process that asked to die with its parent when the <em>thread</em> that started
/// it ends (prctl(2), PR_SET_PDEATHSIG), and the runtime ends threads of its pool when they idle: an agent would be killed in the middle of its work.
/// </summary>
internal static class LastingThread
{
    private static readonly Lazy<BlockingCollection<Action>> Work = new(Start);

    /// <summary>Does something on that thread and waits for it. It must only start a process, as everybody shares the thread.</summary>
    /// <param name="start">What to do.</param>
    public static T Run<T>(Func<T> start)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Value.Add(() =>
        {
            try
            {
                done.SetResult(start());
            }
#pragma warning disable CA1031 // Whatever it is, it is thrown where it belongs.
            catch (Exception error)
#pragma warning restore CA1031
            {
                done.SetException(error);
            }
        });
        return done.Task.GetAwaiter().GetResult();
    }

    private static BlockingCollection<Action> Start()
    {
        var work = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var action in work.GetConsumingEnumerable())
            {
                action();
            }
        })
        { IsBackground = true, Name = "a11 process starter" }.Start();
        return work;
    }
}
