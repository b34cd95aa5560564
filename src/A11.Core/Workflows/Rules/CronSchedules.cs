using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at when a workflow is scheduled.</summary>
public sealed class CronSchedules : WorkflowRule
{
    /// <summary>In minutes (GitHub, “Events that trigger workflows”, schedule).</summary>
    private const int ShortestInterval = 5;

    private static readonly CheckDescriptor Invalid = new("AXW0207", "invalid-cron-schedule", "Schedules must be valid cron expressions", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/events"],
    };

    private static readonly CheckDescriptor TooFrequent = new("AXW0208", "too-frequent-schedule", "Schedules should not run more often than every five minutes", Severity.Warning, Category.Correct)
    {
        Aliases = ["actionlint/events"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Invalid;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Invalid, TooFrequent];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        foreach (var schedule in file.FindTrigger("schedule")?.Schedules ?? [])
        {
            // What starts with a dollar sign is a placeholder, which GitHub fills in when somebody takes the template (actions/starter-workflows).
            if (schedule["cron"]?.AsScalar is not { IsNull: false } cron || cron.HasExpression || cron.Value.StartsWith('$'))
            {
                continue;
            }

            if (!CronSchedule.TryParse(cron.Value, out var parsed, out var problem))
            {
                context.Report(Invalid, cron.ValueSpan, $"{problem}, so GitHub rejects the workflow. Write minute, hour, day, month and weekday, for example 30 4 * * 1.");
            }
            else if (parsed!.ShortestInterval < ShortestInterval)
            {
                context.Report(TooFrequent, cron.ValueSpan, $"The schedule asks for runs {parsed.ShortestInterval} min apart, but GitHub starts scheduled runs at most every {ShortestInterval} minutes. Use */{ShortestInterval} or longer.");
            }
        }
    }
}
