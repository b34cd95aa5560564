using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>apt-get installs no recommended packages.</summary>
public sealed class SkipRecommendedPackages : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3015", "apt-no-recommends", "apt-get installs no recommended packages", Severity.Info, Category.Small)
    {
        Aliases = ["hadolint/DL3015", "trivy/DS-0029"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        if (command is { Name: "apt-get", Subcommand: "install" }
            && !command.HasFlag("--no-install-recommends") && !command.Arguments.Any(argument => argument.Value.StartsWith("APT::Install-Recommends", StringComparison.OrdinalIgnoreCase)))
        {
            var place = command.Words[0].Span.Union(command.Operands.First().Span);
            context.Report(this, place, "apt-get installs also what the packages only recommend, which can double the image; add --no-install-recommends.", new Fix("Add --no-install-recommends", [new TextEdit(new TextSpan(command.Operands.First().Span.End, 0), " --no-install-recommends")], FixSafety.Unsafe));
        }
    }
}
