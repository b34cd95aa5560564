using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds test jobs that don't wait for the lint job.</summary>
public sealed class TestsBeforeLint : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2005", "tests-before-lint", "Test jobs should wait for the lint job", Severity.Info, Category.FailFast);

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        var lint = file.Jobs.FirstOrDefault(job => job.IsLint);
        if (lint is null)
        {
            return;
        }

        foreach (var test in file.Jobs.Where(job => job != lint && job.Id.StartsWith("test", StringComparison.OrdinalIgnoreCase) && !job.Needs.Any()))
        {
            context.Report(this, test.Key.Span, $"Job {test.Id} doesn't wait for {lint.Id}, so slow tests run even if the quick checks fail. Add needs: {lint.Id}.");
        }
    }
}
