using A11.Agents.Processes;

namespace A11.Agents.Sandboxes;

/// <summary>Confines a process and all that it starts.</summary>
public interface ISandbox
{
    /// <summary>Its name, as reports show it: <c>bubblewrap</c>, <c>seatbelt</c>, <c>none</c>.</summary>
    string Name { get; }

    /// <summary>Whether it confines anything at all.</summary>
    bool IsConfining { get; }

    /// <summary>Whether every process in it ends with the first one, so that there are no stragglers to look for.</summary>
    bool EndsWholeTree { get; }

    /// <summary>What people should know about it, as a sentence; null where there is nothing to say.</summary>
    string? Notice { get; }

    /// <summary>
    /// The command that runs another one inside. Start it by <see cref="LastingThread"/>: it ends with the thread that started it. It passes its environment
    /// on, which the caller cleans.
    /// </summary>
    /// <param name="request">The other one, and what it may do.</param>
    SandboxedCommand Wrap(SandboxRequest request);
}
