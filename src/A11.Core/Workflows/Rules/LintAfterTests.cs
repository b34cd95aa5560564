using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds quick checks that come after the tests of the same job.</summary>
public sealed class LintAfterTests : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2106", "lint-after-tests", "Jobs should lint before they test", Severity.Info, Category.FailFast);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        var isTested = false;
        foreach (var step in job.Steps.Where(static step => step.Run is not null && step.Mapping["if"] is null && step.Mapping["continue-on-error"] is null))
        {
            foreach (var command in file.ParseScript(step.Run!).Commands)
            {
                if (isTested && CommandPurpose.IsLint(command) && !CommandPurpose.IsTest(command))
                {
                    context.Within(step.Run!.Map).Report(this, command.Span, $"This check runs after the tests of job {job.Id}, so the run fails late where it would fail soon. Move it before them.");
                    return;
                }

                isTested |= CommandPurpose.IsTest(command);
            }
        }
    }
}
