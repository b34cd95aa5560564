using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Actions;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds jobs that deploy without waiting for the tests of their workflow.</summary>
public sealed class UntestedDeployment : WorkflowRule
{
    private static readonly string[] OtherTargets = ["doc", "page", "preview", "storybook", "coverage", "test", "staging"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2107", "untested-deployment", "Jobs that deploy should wait for the tests", Severity.Info, Category.FailFast);

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (file.Jobs.Length < 2 || file.Jobs.FirstOrDefault(static job => job is { IsTest: true, IsLint: false } && job.Mapping["if"] is null) is not { } test)
        {
            return;
        }

        var tested = FindTested(file);
        foreach (var job in file.Jobs.Where(job => !tested.Contains(job.Id) && job.Uses is null && Publishing.IsPublishing(job, file) && !IsForOthers(job) && !Tests(job, file)))
        {
            context.Report(this, job.Key.Span, $"Job {job.Id} deploys without waiting for {test.Id}, so it deploys what may fail its tests. Add {test.Id} to needs.");
        }
    }

    /// <summary>The IDs of the jobs that test, and of all that wait for one of them.</summary>
    private static HashSet<string> FindTested(WorkflowFile file)
    {
        var waiting = file.Jobs.SelectMany(static job => job.Needs.Select(need => (Needed: need.Value, job.Id))).ToLookup(static pair => pair.Needed, static pair => pair.Id, StringComparer.OrdinalIgnoreCase);
        var tested = new HashSet<string>(file.Jobs.Where(job => job.IsTest || Tests(job, file)).Select(static job => job.Id), StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>(tested);
        while (open.TryPop(out var id))
        {
            foreach (var next in waiting[id].Where(tested.Add))
            {
                open.Push(next);
            }
        }

        return tested;
    }

    private static bool Tests(WorkflowJob job, WorkflowFile file) => job.Steps.Any(step => step.Run is { } run && file.ParseScript(run).Commands.Any(CommandPurpose.IsTest));

    /// <summary>Whether what a job deploys is not what the tests are about: documentation, previews.</summary>
    private static bool IsForOthers(WorkflowJob job)
    {
        var environment = job.Mapping["environment"] is { } node ? node.Text ?? node.AsMapping?["name"]?.Text ?? "" : "";
        return Array.Exists(OtherTargets, word => job.Id.Contains(word, StringComparison.OrdinalIgnoreCase) || job.Name?.Contains(word, StringComparison.OrdinalIgnoreCase) == true || environment.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
