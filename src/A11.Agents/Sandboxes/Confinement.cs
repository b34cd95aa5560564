using A11.Agents.Processes;
using A11.Core.Configuration;

namespace A11.Agents.Sandboxes;

/// <summary>How well a run guarded against what its agents could do elsewhere.</summary>
/// <param name="Name">The sandbox's name: <c>bubblewrap</c>, <c>landlock</c>, <c>seatbelt</c>, or <c>none</c>.</param>
/// <param name="IsConfined">Whether the system kept agents to their workspaces.</param>
/// <param name="Reason">What that means, or why there was none, as a sentence.</param>
public sealed record Confinement(string Name, bool IsConfined, string Reason)
{
    /// <summary>That of an agent that is no program of somebody else's.</summary>
    public static Confinement NotNeeded { get; } = new("none", false, "Not needed: the built-in agent starts no program but MSBuild.") { IsNeeded = false };

    /// <summary>Whether a program of somebody else's runs, so that it matters.</summary>
    public bool IsNeeded { get; init; } = true;

    /// <summary>Whether a program of somebody else's runs and can do what its user can.</summary>
    public bool IsMissing => IsNeeded && !IsConfined;

    /// <summary>That of programs under the sandbox of a mode.</summary>
    /// <param name="mode">Whether there must be one.</param>
    /// <param name="root">Absolute path of the repository's root, whose own programs are not run.</param>
    /// <exception cref="AgentUnavailableException">One is required and there is none.</exception>
    public static Confinement Create(SandboxMode mode, string root) => Create(SandboxSelector.Select(mode, root));

    /// <summary>That of programs in a sandbox.</summary>
    public static Confinement Create(ISandbox sandbox)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        return new(sandbox.Name, sandbox.IsConfining, sandbox.Notice ?? $"Confined by {sandbox.Name}.");
    }

    /// <summary>The one that guarded least.</summary>
    public static Confinement Weakest(IEnumerable<Confinement> all) => all.OrderBy(one => one.IsMissing ? 0 : one.IsNeeded ? 1 : 2).FirstOrDefault(NotNeeded);
}
