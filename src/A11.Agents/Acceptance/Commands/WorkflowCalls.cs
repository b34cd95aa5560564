using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Agents.Acceptance.Commands;

/// <summary>Finds what workflows run: the scripts of their steps, the workflows and actions of the repository that they use, and those of others.</summary>
/// <param name="files">The repository.</param>
/// <param name="collector">Takes what is found.</param>
internal sealed class WorkflowCalls(RepositoryText files, CallCollector collector)
{
    /// <summary>How deep workflows may call others (GitHub's documentation, “Reuse workflows”).</summary>
    private const int MaximumDepth = 10;

    /// <summary>Inputs that actions run as commands (their README files).</summary>
    private static readonly string[] ScriptInputs = ["command", "run", "script", "cmd", "runCmd"];

    /// <summary>Inputs that an image gets (GitHub's workflow syntax, <c>jobs.&lt;job_id&gt;.steps[*].with.args</c>).</summary>
    private static readonly string[] ImageInputs = ["args"];

    /// <summary>Inputs that are words of the program an action runs, in their order.</summary>
    private static readonly string[] ProgramInputs = ["command", "arguments", "args"];

    /// <summary>Inputs that may say what an action does.</summary>
    private static readonly string[] NamingInputs = ["args", "arguments", "target", "targets", "goals", "tasks", "task"];

    /// <summary>Knows where the steps of a task's workflows stand; null where nobody asks.</summary>
    public Func<WorkflowStep, CriterionPlace?>? PlaceOf { get; init; }

    /// <summary>Adds what a workflow runs.</summary>
    public void Collect(WorkflowFile file) => Collect(file, ExpressionValues.None, new CallSite(), 0);

    private void Collect(WorkflowFile file, ExpressionValues values, CallSite site, int depth)
    {
        var known = values.With(file);
        foreach (var job in file.Jobs)
        {
            var ofJob = known.With(job);
            var at = site with { Job = site.Job ?? job, Directory = job.WorkingDirectory ?? file.WorkingDirectory ?? site.Directory };
            at = job.NeverRuns ? at.Blocked(job.Condition, $"job {job.Id}") : at.Tolerating(job.MayFail, job.IsConditional, job.Condition, $"job {job.Id}");
            at = at with { Names = [.. at.Names, job.Id, .. Optional(job.Name)], Environment = at.Environment.SetItems(file.Variables).SetItems(job.Variables) };
            if (job.CalledWorkflow is { } called)
            {
                Call(called, ofJob.ForCall(job), at, depth);
            }
            else
            {
                Collect(job.Steps, ofJob, at, depth);
            }
        }
    }

    private void Collect(IEnumerable<WorkflowStep> steps, ExpressionValues values, CallSite site, int depth)
    {
        foreach (var step in steps)
        {
            var at = (step.NeverRuns ? site.Blocked(step.Condition, "the step") : site.Tolerating(step.MayFail, step.IsConditional, step.Condition, "the step")) with
            {
                Names = [.. site.Names, .. Optional(step.Name), .. Optional(step.Identifier)],
                Directory = step.WorkingDirectory ?? site.Directory,
                Place = site.Place ?? PlaceOf?.Invoke(step),
                Environment = site.Environment.SetItems(step.Variables),
            };
            if (step.Script is { } script)
            {
                Collect(script, step.Shell, values.With(step).FillScript(step), at);
            }
            else if (step.Reference is { } reference)
            {
                Use(reference, step, values, at, depth);
            }
        }
    }

    private void Collect(string script, string? shell, IEnumerable<(string Text, ImmutableArray<TextSpan> Opaque)> filled, CallSite site)
    {
        if (shell?.Split(' ')[0] is { } program && program.StartsWith("python", StringComparison.Ordinal))
        {
            collector.Add(new CommandCall(FirstLine(script), site) { Unread = "the step's script is Python, which is not read" });
            return;
        }

        foreach (var (text, opaque) in filled)
        {
            collector.Collect(text, site, opaque);
        }
    }

    private void Use(UsesReference reference, WorkflowStep step, ExpressionValues values, CallSite site, int depth)
    {
        if (!reference.IsLocal)
        {
            var action = reference.IsImage ? reference.Text : reference.Repository;
            collector.Add(new CommandCall(reference.Text, site) { Action = action, Unread = "what the action does is not in the repository", Inputs = InputsOf(action, step) });
            CollectInputs(action, reference.IsImage, step, values, site);
        }
        else if (depth < MaximumDepth && FindAction(reference.LocalPath) is { } action)
        {
            Collect(action.Steps, values.ForCall(step).WithDefaults(action), site with { Names = [.. site.Names, reference.Text] }, depth + 1);
        }
        else
        {
            collector.Add(new CommandCall(reference.Text, site) { Action = reference.Text, Unread = $"{reference.Text} is no composite action that is in the repository" });
        }
    }

    /// <summary>The commands that an action is given to run.</summary>
    private void CollectInputs(string action, bool isImage, WorkflowStep step, ExpressionValues values, CallSite site)
    {
        var program = CommandTable.Instance.FindProgramOf(action);
        if (program is not null)
        {
            var parts = ProgramInputs.Select(name => step.FindInput(name)).Where(text => !string.IsNullOrWhiteSpace(text));
            collector.Collect(string.Join(' ', parts.Prepend(program)), site);
        }
        else if (!CommandTable.Instance.FindAction(action).Contains(Purpose.Other))
        {
            foreach (var name in (isImage ? ImageInputs : ScriptInputs).Where(name => step.FindInput(name) is not null))
            {
                Collect(step.FindInput(name)!, null, values.FillInput(step, name), site);
            }
        }
    }

    private static ImmutableArray<string> InputsOf(string action, WorkflowStep step) =>
        [.. NamingInputs.Where(name => !ProgramInputs.Contains(name) || (CommandTable.Instance.FindProgramOf(action) is null && !action.StartsWith("docker://", StringComparison.Ordinal))).Select(name => step.FindInput(name)).OfType<string>()];

    private void Call(string uses, ExpressionValues inputs, CallSite site, int depth)
    {
        var path = uses.StartsWith("./", StringComparison.Ordinal) ? RepositoryPath.Resolve("", uses) : null;
        if (path is not null && depth < MaximumDepth && files.Read(path) is { } text && WorkflowFile.Parse(text) is { IsWorkflow: true } called)
        {
            Collect(called, inputs.WithDefaults(called), site, depth + 1);
        }
        else
        {
            collector.Add(new CommandCall(uses, site) { Action = uses, Unread = path is null ? "the workflow that it calls is not in the repository" : $"{path} can't be read" });
        }
    }

    private WorkflowFile? FindAction(string reference)
    {
        var path = RepositoryPath.Resolve("", reference) is { } directory ? files.FindFirst("", $"{directory}/action.yml", $"{directory}/action.yaml") : null;
        return path is not null && files.Read(path) is { } text && WorkflowFile.Parse(text) is { IsWorkflow: false, Steps.IsEmpty: false } action ? action : null;
    }

    private static ImmutableArray<string> Optional(string? name) => name is null ? [] : [name];

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
