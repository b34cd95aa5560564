using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for RUNs that read an ARG of before the first FROM which their stage doesn't declare.</summary>
public sealed class GlobalArgumentInStage : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6034", "global-argument-in-stage", "A stage must declare the global arguments that it uses", Severity.Warning, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var expansion in run.Script.Commands.SelectMany(static command => command.Words.Concat(command.Assignments)).SelectMany(static word => word.Expansions))
        {
            if (expansion is { Name: { } name, HasFallback: false } && IsEmptyHere(name, run) && reported.Add(name))
            {
                context.Within(run.Map).Report(this, expansion.Span, $"{name} is empty here: an ARG before the first FROM holds for FROM lines only. Add \"ARG {name}\" to this stage.");
            }
        }
    }

    /// <summary>Whether a variable is a global argument of this file and nothing gives it a value in the script; what the base image sets is not known.</summary>
    private static bool IsEmptyHere(string name, DockerRun run) =>
        run.File.Preamble.Any(instruction => instruction.Pairs.Any(pair => pair.Name == name))
        && !run.State.Variables.Contains(name)
        && !run.Script.Text.Contains(name + "=", StringComparison.Ordinal)
        && !run.Script.Commands.Any(command => Sets(command, name));

    private static bool Sets(ShellCommand command, string name) =>
        (command.Name is "read" or "export" or "local" or "declare" && command.Operands.Any(operand => operand.Value == name)) || command.Name is "." or "source" or "eval";
}
