using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Actions;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds jobs that wait for others from which they take nothing.</summary>
public sealed class NeedlessJobChain : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2102", "needless-job-chain", "Jobs should wait only for jobs whose results they use", Severity.Info, Category.Fast)
    {
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (!file.Jobs.Any(static job => job.Needs.Any()))
        {
            return;
        }

        var secretive = FindSecretive(file);
        var used = FindUsedNeeds(file);
        var independent = new Dictionary<string, WorkflowJob>(StringComparer.OrdinalIgnoreCase);
        foreach (var job in file.Jobs.Where(job => IsIndependent(job, secretive, file)))
        {
            _ = independent.TryAdd(job.Id, job);
        }

        foreach (var job in independent.Values.Where(static job => !job.ComesLast && job.Mapping["if"] is null))
        {
            foreach (var need in job.Needs)
            {
                if (independent.TryGetValue(need.Value, out var other) && !other.IsLint && !other.ComesLast && !used.Contains((job.Mapping, other.Id.ToUpperInvariant())) && !used.Contains((job.Mapping, ContextReference.Any)))
                {
                    context.Report(this, need.ValueSpan, $"Job {job.Id} waits for {other.Id} and uses no output, artifact or cache of it, so the run takes longer. Remove it from needs, unless {job.Id} must not start when {other.Id} fails.");
                }
            }
        }
    }

    /// <summary>Whether all that a job does stays in it: it calls no workflow, has no secret and no write access, stores and loads nothing, and deploys nothing.</summary>
    private static bool IsIndependent(WorkflowJob job, HashSet<YamlMapping> secretive, WorkflowFile file) =>
        job.Uses is null && !secretive.Contains(job.Mapping) && !HasWriteAccess(job) && !Publishing.IsPublishing(job, file)
        && !job.Steps.Any(static step => step.Reference is { } reference && (reference.Repository.Contains("artifact", StringComparison.OrdinalIgnoreCase) || reference.Repository.Contains("cache", StringComparison.OrdinalIgnoreCase)));

    private static bool HasWriteAccess(WorkflowJob job) =>
        job.Mapping["permissions"] is { } permissions
        && permissions.Scalars.Concat((permissions.AsMapping?.Entries ?? []).SelectMany(static entry => entry.Value.Scalars)).Any(static level => level.Value.Contains("write", StringComparison.Ordinal));

    /// <summary>The jobs and the names, in capitals, of those whose results they use.</summary>
    private static HashSet<(YamlMapping Job, string Needed)> FindUsedNeeds(WorkflowFile file) =>
    [
        .. file.Expressions.Where(static expression => expression.Place.Job is not null)
            .SelectMany(static expression => ContextReference.FindAll(expression.Root).Where(static reference => reference.Context == "needs")
                .Select(reference => (expression.Place.Job!.Mapping, reference.Path is [var name, ..] ? name.ToUpperInvariant() : ContextReference.Any))),
    ];

    private static HashSet<YamlMapping> FindSecretive(WorkflowFile file) =>
    [
        .. file.Expressions.Where(static expression => expression.Place.Job is not null && ContextReference.FindAll(expression.Root).Any(static reference => reference.Context == "secrets")).Select(static expression => expression.Place.Job!.Mapping),
    ];
}
