using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>pip leaves no cache in the image.</summary>
public sealed class SkipPipCache : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3042", "pip-no-cache", "pip leaves no cache in the image", Severity.Info, Category.Small)
    {
        Aliases = ["hadolint/DL3042"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        if (command is { Name: "pip" or "pip3" or "pip2", Subcommand: "install" }
            && !command.HasFlag("--no-cache-dir") && !run.Flags.Any(flag => flag.Name == "mount" && flag.Value.Contains("cache", StringComparison.Ordinal))
            && !command.Assignments.Any(assignment => assignment.Value.StartsWith("PIP_NO_CACHE_DIR=", StringComparison.Ordinal)))
        {
            context.Report(this, command.Words[0].Span.Union(command.Operands.First().Span), "pip keeps what it downloads in the image, where nothing will use it again; add --no-cache-dir, or mount a cache on /root/.cache/pip.");
        }
    }
}
