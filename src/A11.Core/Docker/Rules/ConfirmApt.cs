using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>apt-get install does not ask.</summary>
public sealed class ConfirmApt : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3014", "apt-yes", "apt-get install does not ask", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3014"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        if (command is { Name: "apt-get" or "apt", Subcommand: "install" }
            && !command.HasFlag("-y", "--yes", "--assume-yes", "-qq") && !command.Arguments.Any(argument => argument.Value.StartsWith("-q=2", StringComparison.Ordinal)))
        {
            var place = command.Words[0].Span.Union(command.Operands.First().Span);
            context.Report(this, place, $"Without -y, {command.Name} install asks, nobody answers, and the build fails; add -y.", new Fix("Add -y", [new TextEdit(new TextSpan(command.Operands.First().Span.End, 0), " -y")]));
        }
    }
}
