using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>A download goes straight into a shell.</summary>
public sealed class DownloadPipedToShell() : ShellCommandRule("curl", "wget")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2001", "download-piped-to-shell", "Verify downloads before running them", Severity.Warning, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (Downloads.IntoShell(script.Script, command) is { } shell)
        {
            script.Report(this, TextSpan.FromBounds(command.Span.Start, shell.Span.End), $"{command.Name} output is piped straight into {shell.Name}, so a truncated or changed download runs unchecked. Save it, verify its checksum, then run it.");
        }
    }
}
