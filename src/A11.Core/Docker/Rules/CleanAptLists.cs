using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>The lists of apt are removed in the RUN that fetched them.</summary>
public sealed class CleanAptLists : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3009", "clean-apt-lists", "The lists of apt are removed in the RUN that fetched them", Severity.Info, Category.Small)
    {
        Aliases = ["hadolint/DL3009"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        if (command is { Name: "apt-get" or "apt", Subcommand: "update" }
            && !script.Commands.Any(RemovesLists)
            && !run.Flags.Any(flag => flag.Name == "mount" && flag.Value.Contains("/var/lib/apt", StringComparison.Ordinal)))
        {
            context.Report(this, command.Span, "The package lists that this fetches stay in the image for good, some 20 MB that nothing reads; end the RUN with “rm -rf /var/lib/apt/lists/*”.");
        }
    }

    private static bool RemovesLists(ShellCommand command) =>
        command.Name == "rm" && command.Arguments.Any(argument => argument.Value.StartsWith("/var/lib/apt", StringComparison.Ordinal));
}
