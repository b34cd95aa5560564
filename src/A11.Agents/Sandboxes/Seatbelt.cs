using System.Text;

namespace A11.Agents.Sandboxes;

/// <summary>Seatbelt, macOS's own sandbox, by <c>sandbox-exec</c>(1).</summary>
internal sealed class Seatbelt : ISandbox
{
    /// <summary>The program.</summary>
    public const string Program = "/usr/bin/sandbox-exec";

    /// <inheritdoc/>
    public string Name => "seatbelt";

    /// <inheritdoc/>
    public bool IsConfining => true;

    /// <inheritdoc/>
    public bool EndsWholeTree => false;

    /// <inheritdoc/>
    public string? Notice => null;

    /// <inheritdoc/>
    public SandboxedCommand Wrap(SandboxRequest request) => new(Program, ["-p", Describe(request), request.Program, .. request.Arguments]);

    private static string Describe(SandboxRequest request)
    {
        var profile = new StringBuilder("(version 1)\n(allow default)\n(deny file-write*)\n");
        foreach (var folder in new[] { request.Workspace.Folder, request.Workspace.Home, request.Workspace.Temporary })
        {
            _ = profile.Append("(allow file-write* (subpath ").Append(Quote(folder)).Append("))\n");
        }

        return profile.ToString();
    }

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
