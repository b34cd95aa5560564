using System.Collections.Concurrent;
using A11.Agents.Processes;
using A11.Core.Configuration;

namespace A11.Agents.Sandboxes;

/// <summary>Chooses the sandbox of this system.</summary>
public static class SandboxSelector
{
    private static readonly ConcurrentDictionary<string, Lazy<ISandbox>> Available = new(StringComparer.Ordinal);

    /// <summary>The sandbox for a mode.</summary>
    /// <param name="mode">Whether there must be one.</param>
    /// <param name="root">Absolute path of the repository's root, whose own programs are not run.</param>
    /// <exception cref="AgentUnavailableException">One is required and there is none; the message says what to install.</exception>
    public static ISandbox Select(SandboxMode mode, string root)
    {
        if (mode == SandboxMode.Off)
        {
            return new NoSandbox("The sandbox is off (“sandbox: off”): an agent can do what you can.");
        }

        var available = Available.GetOrAdd(root, static root => new Lazy<ISandbox>(() => Find(root))).Value;
        return mode == SandboxMode.Required && !available.IsConfining ? throw new AgentUnavailableException($"A sandbox is required (“sandbox: required”). {available.Notice}") : available;
    }

    private static ISandbox Find(string root)
    {
        if (OperatingSystem.IsLinux())
        {
            return Bubblewrap.Find(root, out var without) is { } bubblewrap ? bubblewrap
                : LandlockSandbox.Find(out var also) is { } landlock ? landlock
                : new NoSandbox($"Agents are not confined here. {without} {also}");
        }

        return OperatingSystem.IsMacOS() && File.Exists(Seatbelt.Program)
            ? new Seatbelt()
            : new NoSandbox("Agents are not confined here, as this system has no sandbox that is known: what an agent does outside of its workspace is not seen.");
    }
}
