using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>RUN uses no sudo.</summary>
public sealed class AvoidSudo : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3004", "no-sudo", "RUN uses no sudo", Severity.Error, Category.Secure)
    {
        Aliases = ["hadolint/DL3004", "trivy/DS-0010"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        var text = context.File.Text[run.Span];
        if (text.Contains("sudo", StringComparison.Ordinal) && IsSudo(run.Arguments, command))
        {
            context.Report(this, command.Span with { Length = 4 }, "sudo asks for a terminal and behaves in its own way when a build runs it, and an image that holds it gives every process a way to root; switch by USER instead.");
        }
    }

    private static bool IsSudo(string text, ShellCommand command) =>
        command.Span.End <= text.Length && text.AsSpan(command.Span.Start, command.Span.Length) is ['s', 'u', 'd', 'o', ' ', ..];
}
