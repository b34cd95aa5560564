using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Tests wait for the quick checks.</summary>
public sealed class LintBeforeTests : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2005", "lint-before-test", "Tests wait for the quick checks", Severity.Info, Category.FailFast);

    private static readonly string[] LintWords = ["lint", "format", "style", "typecheck", "type-check"];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        var lint = file.Jobs.FirstOrDefault(job => LintWords.Any(word => job.Id.Contains(word, StringComparison.OrdinalIgnoreCase)));
        if (lint is null)
        {
            return;
        }

        foreach (var test in file.Jobs.Where(job => job != lint && job.Id.StartsWith("test", StringComparison.OrdinalIgnoreCase) && !job.Needs.Any()))
        {
            context.Report(this, test.Key.Span, $"{test.Id} does not wait for {lint.Id}, so the slow tests run also where the quick check has failed already; add “needs: {lint.Id}”.");
        }
    }
}
