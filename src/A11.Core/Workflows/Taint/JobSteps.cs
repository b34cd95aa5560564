using System.Collections.Immutable;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Taint;

/// <summary>The steps that run one after another, of a job or of an action: by their IDs, and by what they write into the runner's files.</summary>
internal sealed class JobSteps
{
    private readonly Dictionary<string, WorkflowStep> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<YamlMapping, int> _order = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<(int Order, string Files)?> _files;
    private readonly Lazy<ImmutableArray<(WorkflowStep Step, RunnerFileWrite Write)>> _writes;

    public JobSteps(WorkflowJob? job, ImmutableArray<WorkflowStep> steps, WorkflowFile file)
    {
        Job = job;
        foreach (var step in steps)
        {
            _ = _order.TryAdd(step.Mapping, _order.Count);
            if (step.Mapping["id"]?.Text is { } id)
            {
                _ = _byId.TryAdd(id, step);
            }
        }

        _files = new(() => steps.Select(step => (Order: _order[step.Mapping], Files: UntrustedFiles.Find(step, job, file)!)).Where(static found => found.Files is not null).Select(static found => ((int, string)?)found).FirstOrDefault());
        _writes = new(() => [.. steps.Where(static step => step.Run?.Value.Contains("GITHUB_", StringComparison.OrdinalIgnoreCase) == true)
            .SelectMany(step => RunnerFile.FindAll(file.ParseScript(step.Run!)).Select(write => (step, write)))]);
    }

    /// <summary>The job; null for an action.</summary>
    public WorkflowJob? Job { get; }

    /// <summary>The step of an ID; null where there is none.</summary>
    public WorkflowStep? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The files of others that lie in the working directory before a step, for messages; null where none do.</summary>
    public string? FilesBefore(WorkflowStep step) => _files.Value is var (order, files) && _order.TryGetValue(step.Mapping, out var own) && order < own ? files : null;

    /// <summary>What a step writes into a file.</summary>
    public IEnumerable<RunnerFileWrite> WritesOf(WorkflowStep step, string file) =>
        _writes.Value.Where(pair => ReferenceEquals(pair.Step.Mapping, step.Mapping) && pair.Write.File == file).Select(static pair => pair.Write);

    /// <summary>What the steps before another one write into a file; all of it where there is no other one.</summary>
    public IEnumerable<(WorkflowStep Step, RunnerFileWrite Write)> WritesBefore(WorkflowStep? step, string file)
    {
        var end = step is not null && _order.TryGetValue(step.Mapping, out var order) ? order : int.MaxValue;
        return _writes.Value.Where(pair => pair.Write.File == file && _order[pair.Step.Mapping] < end);
    }
}
