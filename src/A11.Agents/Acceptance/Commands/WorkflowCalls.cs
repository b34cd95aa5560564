using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

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

    /// <summary>Adds what a workflow runs.</summary>
    public void Collect(WorkflowFile file) => Collect(file, ExpressionValues.None, new CallSite(), 0);

    private void Collect(WorkflowFile file, ExpressionValues values, CallSite site, int depth)
    {
        var known = values.With("env", file.Root["env"]?.AsMapping);
        foreach (var job in file.Jobs)
        {
            var ofJob = known.With("env", job.Mapping["env"]?.AsMapping).WithMatrix(job.Mapping["strategy"]?.AsMapping?["matrix"]?.AsMapping);
            var at = Enter(site with { Job = site.Job ?? job, Directory = DirectoryOf(job.Mapping["defaults"]) ?? DirectoryOf(file.Root["defaults"]) ?? site.Directory }, job.Mapping, $"job {job.Id}");
            at = at with { Names = [.. at.Names, job.Id, .. NameOf(job.Mapping)], Environment = WithVariables(WithVariables(at.Environment, file.Root), job.Mapping) };
            if (job.Uses is { } uses)
            {
                Call(uses.Value, ExpressionValues.ForCall(ofJob, job.Mapping["with"]?.AsMapping), at, depth);
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
            var at = Enter(site, step.Mapping, "the step");
            at = at with
            {
                Names = [.. at.Names, .. NameOf(step.Mapping), .. step.Mapping["id"]?.Text is { } id ? [id] : ImmutableArray<string>.Empty],
                Directory = step.Mapping["working-directory"]?.Text is { } directory ? RepositoryPath.Resolve("", directory) ?? at.Directory : at.Directory,
                Environment = WithVariables(at.Environment, step.Mapping),
            };
            if (step.Run is { } run)
            {
                Collect(run, step.Shell, values.With("env", step.Mapping["env"]?.AsMapping), at);
            }
            else if (step.Reference is { } reference)
            {
                Use(reference, step, values, at, depth);
            }
        }
    }

    private void Collect(YamlScalar run, string? shell, ExpressionValues values, CallSite site)
    {
        if (shell?.Split(' ')[0] is { } program && program.StartsWith("python", StringComparison.Ordinal))
        {
            collector.Add(new CommandCall(FirstLine(run.Value), site) { Unread = "the step's script is Python, which is not read" });
            return;
        }

        foreach (var (text, opaque) in values.Fill(run))
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
            Collect(action.Steps, ExpressionValues.ForCall(values, step.With).WithDefaults(action.Root["inputs"]?.AsMapping), site with { Names = [.. site.Names, reference.Text] }, depth + 1);
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
            var parts = ProgramInputs.Select(name => step.With?[name]?.Text).Where(text => !string.IsNullOrWhiteSpace(text));
            collector.Collect(string.Join(' ', parts.Prepend(program)), site);
        }
        else if (!CommandTable.Instance.FindAction(action).Contains(Purpose.Other))
        {
            foreach (var scalar in (isImage ? ImageInputs : ScriptInputs).Select(name => step.With?[name]?.AsScalar).OfType<YamlScalar>())
            {
                Collect(scalar, null, values, site);
            }
        }
    }

    private static ImmutableArray<string> InputsOf(string action, WorkflowStep step) =>
        [.. NamingInputs.Where(name => !ProgramInputs.Contains(name) || (CommandTable.Instance.FindProgramOf(action) is null && !action.StartsWith("docker://", StringComparison.Ordinal))).Select(name => step.With?[name]?.Text).OfType<string>()];

    private void Call(string uses, ExpressionValues inputs, CallSite site, int depth)
    {
        var path = uses.StartsWith("./", StringComparison.Ordinal) ? RepositoryPath.Resolve("", uses) : null;
        if (path is not null && depth < MaximumDepth && files.Read(path) is { } text && WorkflowFile.Create(YamlTree.Parse(text)) is { IsWorkflow: true } called)
        {
            Collect(called, inputs.WithDefaults(called.Root["on"]?.AsMapping?["workflow_call"]?.AsMapping?["inputs"]?.AsMapping), site, depth + 1);
        }
        else
        {
            collector.Add(new CommandCall(uses, site) { Action = uses, Unread = path is null ? "the workflow that it calls is not in the repository" : $"{path} can't be read" });
        }
    }

    private WorkflowFile? FindAction(string reference)
    {
        var path = RepositoryPath.Resolve("", reference) is { } directory ? files.FindFirst("", $"{directory}/action.yml", $"{directory}/action.yaml") : null;
        return path is not null && files.Read(path) is { } text && WorkflowFile.Create(YamlTree.Parse(text)) is { IsWorkflow: false, Steps.IsEmpty: false } action ? action : null;
    }

    /// <summary>What a job or step says of itself: that it never runs, or that it may fail.</summary>
    private static CallSite Enter(CallSite site, YamlMapping mapping, string what) => site with
    {
        Obstacle = site.Obstacle ?? (RunCondition.IsNever(mapping) ? $"“if: {mapping["if"]!.Text}” keeps {what} from running" : null),
        Tolerance = site.Tolerance ?? (IsConstant(mapping["continue-on-error"], "true") ? $"“continue-on-error: true” lets {what} fail" : RunCondition.IsOpen(mapping) ? $"“if: {mapping["if"]!.Text}” may keep {what} from running" : null),
    };

    private static bool IsConstant(YamlNode? node, string value) => RunCondition.TextOf(node) == value;

    private static ImmutableArray<string> NameOf(YamlMapping mapping) => mapping["name"]?.Text is { } name ? [name] : [];

    private static string? DirectoryOf(YamlNode? defaults) => defaults?.AsMapping?["run"]?.AsMapping?["working-directory"]?.Text is { } directory ? RepositoryPath.Resolve("", directory) : null;

    private static ImmutableDictionary<string, string> WithVariables(ImmutableDictionary<string, string> variables, YamlMapping mapping) =>
        variables.SetItems((mapping["env"]?.AsMapping?.Entries ?? [])
            .Where(entry => entry.Key.Text is not null && entry.Value.Text is { } value && !value.Contains("${{", StringComparison.Ordinal))
            .Select(entry => KeyValuePair.Create(entry.Key.Text!, entry.Value.Text!)));

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
