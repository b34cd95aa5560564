using A11.Agents.Agents;
using A11.Core.Configuration;

namespace A11.Agents.Sandboxes;

/// <summary>Chooses the sandbox of this system.</summary>
public static class SandboxSelector
{
    private static readonly Lazy<ISandbox> Available = new(Find);

    /// <summary>The sandbox for a mode.</summary>
    /// <param name="mode">Whether there must be one.</param>
    /// <exception cref="AgentUnavailableException">One is required and there is none; the message says what to install.</exception>
    public static ISandbox Select(SandboxMode mode) => mode switch
    {
        SandboxMode.Off => new NoSandbox("The sandbox is off (“sandbox: off”): an agent can do what you can."),
        SandboxMode.Required when !Available.Value.IsConfining => throw new AgentUnavailableException($"A sandbox is required (“sandbox: required”). {Available.Value.Notice}"),
        _ => Available.Value,
    };

    private static ISandbox Find()
    {
        if (OperatingSystem.IsLinux())
        {
            return Bubblewrap.Find(out var without) is { } bubblewrap ? bubblewrap
                : LandlockSandbox.Find(out var also) is { } landlock ? landlock
                : new NoSandbox($"Agents are not confined here. {without} {also}");
        }

        return OperatingSystem.IsMacOS() && File.Exists(Seatbelt.Program)
            ? new Seatbelt()
            : new NoSandbox("Agents are not confined here, as this system has no sandbox that is known: what an agent does outside of its workspace is not seen.");
    }
}
