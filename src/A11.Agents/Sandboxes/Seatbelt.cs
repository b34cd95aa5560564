using System.Globalization;
using System.Text;
using A11.Agents.FileSystems;

namespace A11.Agents.Sandboxes;

/// <summary>
/// Seatbelt, macOS's own sandbox, by <c>sandbox-exec</c>(1): of rules that match, the last one counts. Everything is read-only but the workspace,
/// credentials are hidden, and sockets of other programs are out of reach.
/// </summary>
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

    /// <summary>The profile, in the language of <c>sandbox-exec</c>.</summary>
    internal static string Describe(SandboxRequest request)
    {
        var workspace = request.Workspace;
        var needed = request.Named.Where(Path.Exists);
        var profile = new StringBuilder("(version 1)\n(allow default)\n(deny file-write*)\n");
        _ = profile.Append("(allow file-write* (literal \"/dev/null\") (literal \"/dev/zero\") (literal \"/dev/tty\") (literal \"/dev/dtracehelper\") (regex #\"^/dev/fd/\"))\n");
        AppendEach(profile, "allow file-write*", [workspace.Folder, workspace.Home, workspace.Temporary]);
        AppendEach(profile, "deny file-read*", CredentialPaths.Find(request.Root));
        AppendEach(profile, "allow file-read*", needed.SelectMany(RealPath.ListSteps));
        AppendEach(profile, "allow file-read*", [workspace.Folder, workspace.Home, workspace.Temporary]);
        if (request.Network)
        {
            // Names are looked up through a socket; every other one leads to a program that is not confined.
            _ = profile.Append("(deny network-outbound (remote unix-socket))\n(allow network-outbound (literal \"/private/var/run/mDNSResponder\"))\n");
            _ = profile.Append(CultureInfo.InvariantCulture, $"(allow network-outbound (remote unix-socket (subpath {Quote(workspace.Temporary)})))\n");
        }
        else
        {
            _ = profile.Append("(deny network*)\n");
        }

        return profile.ToString();
    }

    private static void AppendEach(StringBuilder profile, string rule, IEnumerable<string> paths)
    {
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            _ = profile.Append(CultureInfo.InvariantCulture, $"({rule} (subpath {Quote(RealPath.Resolve(path))}))\n");
        }
    }

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
