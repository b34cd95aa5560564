using A11.Confine;

namespace A11.Agents.Sandboxes;

/// <summary>
/// No sandbox: the agent can do what its user can. What it did to the workspace is judged all the same. On Linux it is given a session of its own, by which its processes are
/// told from all others, and ends with us.
/// </summary>
/// <param name="notice">Why there is none.</param>
internal sealed class NoSandbox(string? notice) : ISandbox
{
    /// <inheritdoc/>
    public string Name => "none";

    /// <inheritdoc/>
    public bool IsConfining => false;

    /// <inheritdoc/>
    public bool EndsWholeTree => false;

    /// <inheritdoc/>
    public string? Notice => notice;

    /// <inheritdoc/>
    public SandboxedCommand Wrap(SandboxRequest request) => Launcher.Find() is { } launcher
        ? new(launcher.Command[0], [.. launcher.Command.Skip(1), Restrictions.FreeOption, "--", request.Executable, .. request.Arguments])
        : new(request.Program, request.Arguments);
}
