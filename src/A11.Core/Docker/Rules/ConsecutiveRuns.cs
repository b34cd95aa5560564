using A11.Core.Analysis;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds consecutive RUN instructions of one command each.</summary>
public sealed class ConsecutiveRuns : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3059", "consecutive-runs", "Join consecutive RUN instructions", Severity.Info, Category.Small)
    {
        Aliases = ["hadolint/DL3059"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (run.Previous is not { } previous || run.IsTrigger || run.Script.Commands.Length != 1 || previous.Script.Commands.Length != 1)
        {
            return;
        }

        StepBudget.Take(run.Stage.Instructions.Length);
        var index = run.Stage.Instructions.IndexOf(run.Run);
        if (index > 0 && run.Stage.Instructions[index - 1] == previous.Run && HaveEqualFlags(run.Run, previous.Run))
        {
            context.Report(this, run.Run.Keyword, "Consecutive RUN instructions each add a layer. Join them with && if they change together.");
        }
    }

    private static bool HaveEqualFlags(Instruction one, Instruction other) =>
        one.Flags.Select(flag => (flag.Name, flag.Value)).SequenceEqual(other.Flags.Select(flag => (flag.Name, flag.Value)));
}
