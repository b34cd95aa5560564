using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>What is downloaded is not run unseen.</summary>
public sealed class VerifyDownloadsBeforeRunning() : ShellCommandRule("curl", "wget")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2001", "verify-before-running", "What is downloaded is not run unseen", Severity.Warning, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (Downloads.IntoShell(script.Script, command) is { } shell)
        {
            script.Report(this, TextSpan.FromBounds(command.Span.Start, shell.Span.End), $"What {command.Name} fetches goes straight into {shell.Name}: a broken download runs by half, a changed one unseen; save it, compare its checksum, then run it.");
        }
    }
}
