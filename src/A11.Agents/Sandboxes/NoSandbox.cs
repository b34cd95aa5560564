namespace A11.Agents.Sandboxes;

/// <summary>No sandbox: the agent can do what its user can. What it did to the workspace is judged all the same.</summary>
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
    public SandboxedCommand Wrap(SandboxRequest request) => new(request.Program, request.Arguments);
}
