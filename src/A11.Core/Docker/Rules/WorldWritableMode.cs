using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for files that every user of the image may change.</summary>
public sealed class WorldWritableMode : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6030", "world-writable-mode", "Files should not be writable by every user", Severity.Warning, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (!run.IsShipped)
        {
            return;
        }

        foreach (var command in run.Script.Commands.Where(static command => command.Name is "chmod" or "install" or "mkdir"))
        {
            if (ModeWord.Find(command) is { ConstantValue: { } mode } word && PermissionMode.IsWorldWritable(mode))
            {
                context.Within(run.Map).Report(this, word.Span, $"Mode {mode} lets every user change these files. Give them to the user that needs them (chown, or COPY --chown) with mode 755 or 644.", severity: SeverityFor(run.File));
            }
        }
    }

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        foreach (var flag in instruction.Flags.Where(flag => stage.IsShipped && instruction.Name is "COPY" or "ADD" && flag.Name == "chmod" && PermissionMode.IsWorldWritable(flag.Value)))
        {
            context.Report(this, flag.ValueSpan, $"Mode {flag.Value} lets every user change these files. Use --chown with the user that needs them, and mode 755 or 644.");
        }
    }

    /// <summary>An image that starts nothing of its own is built upon or worked in, and may be meant for whichever user that is.</summary>
    private static Severity? SeverityFor(DockerfileModel file) =>
        file.Final is { } final && (final.Last("CMD") ?? final.Last("ENTRYPOINT")) is null ? Severity.Info : null;
}
