using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Repositories;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Expressions;

/// <summary>The types of a file's contexts at each of its places, as far as the file, this repository's other files and the table of public actions tell them.</summary>
/// <param name="file">The file.</param>
/// <param name="repository">The files around it.</param>
/// <param name="path">The file's path.</param>
internal sealed class ContextTypes(WorkflowFile file, Repository repository, string path)
{
    private static readonly ObjectType AnyOutputs = ObjectType.MapOf(ExpressionType.String);

    private readonly Dictionary<WorkflowJob, ExpressionType> _matrices = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<WorkflowJob, ExpressionType> _needs = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<WorkflowJob, ObjectType> _jobs = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, StepTypes> _steps = new(ReferenceEqualityComparer.Instance);
    private ExpressionType? _github;
    private ExpressionType? _inputs;
    private ExpressionType? _secrets;
    private ExpressionType? _allJobs;
    private Dictionary<string, WorkflowJob>? _jobsById;

    /// <summary>The type of a context at a place; null where it isn't known.</summary>
    /// <param name="name">Its name in lower case.</param>
    /// <param name="place">The place.</param>
    public ExpressionType? Find(string name, ExpressionPlace place) => name switch
    {
        "github" => _github ??= StandardContexts.CreateGitHub(DispatchInputs()),
        "env" or "vars" => AnyOutputs,
        "job" => StandardContexts.Job,
        "runner" => StandardContexts.Runner,
        "strategy" => StandardContexts.Strategy,
        "inputs" => _inputs ??= ReadInputs(),
        "secrets" => _secrets ??= ReadSecrets(),
        "jobs" => _allJobs ??= ObjectType.Create(file.Jobs.Select(job => (job.Id, (ExpressionType)TypeOf(job)))),
        "matrix" when place.Job is { } job => FindMatrix(job),
        "needs" when place.Job is { } job => FindNeeds(job),
        "steps" when place.Job is { } job => FindSteps(job, job.Steps).At(place.Step),
        "steps" when !file.IsWorkflow => FindSteps(file, file.Steps).At(place.Step),
        _ => null,
    };

    /// <summary>The type of an expression at its place.</summary>
    public ExpressionType TypeOf(EmbeddedExpression expression) => expression.Root is { } root
        ? new ExpressionChecker(expression.Scalar.Value, name => Find(name, expression.Place), null, "").Check(root)
        : ExpressionType.Any;

    /// <summary>The type of a value of the file; any where it is null, as what reads it may take that for nothing.</summary>
    public ExpressionType TypeOf(YamlNode node) => node.Resolved switch
    {
        YamlScalar scalar => TypeOf(scalar),
        YamlSequence sequence => new ArrayType(ExpressionType.MergeAll(sequence.Items.Select(TypeOf))),
        YamlMapping mapping => ObjectType.Create(mapping.Entries.Select(entry => (entry.Name, TypeOf(entry.Value))), mapping.Entries.Any(static entry => entry.Key is not YamlScalar { HasExpression: false } || entry.Name == "<<") ? ExpressionType.Any : null),
        _ => ExpressionType.Any,
    };

    /// <summary>The type of a scalar of the file.</summary>
    public ExpressionType TypeOf(YamlScalar scalar) => scalar.HasExpression
        ? file.FindExpressions(scalar) is [{ IsWhole: true } only] ? TypeOf(only) : ExpressionType.String
        : scalar.IsText ? ExpressionType.String
        : scalar.IsNull ? ExpressionType.Any
        : scalar.AsBoolean is not null ? ExpressionType.Boolean
        : double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? ExpressionType.Number
        : ExpressionType.String;

    private ExpressionType FindMatrix(WorkflowJob job)
    {
        if (!_matrices.TryGetValue(job, out var type))
        {
            _matrices[job] = ExpressionType.Any;
            _matrices[job] = type = new MatrixTypes(this).Read(job);
        }

        return type;
    }

    private ExpressionType FindNeeds(WorkflowJob job)
    {
        if (!_needs.TryGetValue(job, out var type))
        {
            _jobsById ??= IndexJobs();
            var needed = job.Needs.ToImmutableArray();
            _needs[job] = type = needed.Any(static need => need.HasExpression)
                ? ExpressionType.Any
                : ObjectType.Create(needed.Select(need => (need.Value, _jobsById.TryGetValue(need.Value, out var other) ? TypeOf(other) : ExpressionType.Any)));
        }

        return type;
    }

    private Dictionary<string, WorkflowJob> IndexJobs()
    {
        var index = new Dictionary<string, WorkflowJob>(StringComparer.OrdinalIgnoreCase);
        foreach (var job in file.Jobs)
        {
            _ = index.TryAdd(job.Id, job);
        }

        return index;
    }

    private StepTypes FindSteps(object owner, ImmutableArray<WorkflowStep> steps)
    {
        if (!_steps.TryGetValue(owner, out var types))
        {
            _steps[owner] = types = new StepTypes(steps, OutputsOf);
        }

        return types;
    }

    private ObjectType TypeOf(WorkflowJob job)
    {
        if (!_jobs.TryGetValue(job, out var type))
        {
            _jobs[job] = type = ObjectType.Create([("outputs", OutputsOf(job)), ("result", ExpressionType.String)]);
        }

        return type;
    }

    private ObjectType OutputsOf(WorkflowJob job)
    {
        if (job.Uses is not null || job.Mapping.Find("uses") is not null)
        {
            return job.Reference is { } reference && ReferencedFiles.Find(repository).FindWorkflow(reference, path)?.Workflow is { IsWorkflow: true } called
                ? CreateOutputs(called.Interface.Outputs.Select(static output => output.Name))
                : AnyOutputs;
        }

        return job.Mapping["outputs"] is not { } outputs ? ObjectType.Empty
            : outputs.AsMapping is { } mapping && !mapping.Entries.Any(static entry => entry.Key is not YamlScalar { HasExpression: false } || entry.Name == "<<") ? CreateOutputs(mapping.Entries.Select(static entry => entry.Name))
            : AnyOutputs;
    }

    private ObjectType OutputsOf(WorkflowStep step)
    {
        // What this action runs is the step's own code, which sets what it likes.
        if (step.Reference is not { } reference || reference.Repository.Equals("actions/github-script", StringComparison.OrdinalIgnoreCase))
        {
            return AnyOutputs;
        }

        var known = reference.IsLocal ? ReferencedFiles.Find(repository).FindAction(reference, path)?.Interface : ActionCatalog.Find(reference);
        return known is null or { SetsAnyOutput: true } ? AnyOutputs : CreateOutputs(known.Outputs);
    }

    private static ObjectType CreateOutputs(IEnumerable<string> names) => ObjectType.Create(names.Select(static name => (name, ExpressionType.String)));

    /// <summary>The type of <c>github.event.inputs</c>; null where another event may set it.</summary>
    private ObjectType? DispatchInputs() => file.FindTrigger("workflow_dispatch") is { } trigger && file.FindTrigger("workflow_call") is null
        ? CreateOutputs(new FileInterface(trigger.Mapping).Inputs.Select(static input => input.Name))
        : null;

    private ObjectType ReadInputs()
    {
        if (!file.IsWorkflow)
        {
            return CreateOutputs(file.Interface.Inputs.Select(static input => input.Name));
        }

        var called = file.FindTrigger("workflow_call") is { } call ? ReadInputs(new FileInterface(call.Mapping), ExpressionType.Any) : ObjectType.Empty;
        return file.FindTrigger("workflow_dispatch") is { } dispatch ? ObjectType.Merge(called, ReadInputs(new FileInterface(dispatch.Mapping), ExpressionType.String)) : called;
    }

    private static ObjectType ReadInputs(FileInterface declared, ExpressionType byDefault) => ObjectType.Create(declared.Inputs.Select(input => (input.Name, input.Type?.Value switch
    {
        "string" or "choice" or "environment" => ExpressionType.String,
        "boolean" => ExpressionType.Boolean,
        "number" => ExpressionType.Number,
        null when input.Mapping?["type"] is null => byDefault,
        _ => ExpressionType.Any,
    })));

    /// <summary>A reusable workflow that declares secrets gets those, the token and the runner's own, unless its caller hands on all.</summary>
    private ObjectType ReadSecrets() => file.Triggers is [{ Name: "workflow_call", Mapping: { } mapping }] && mapping.Find("secrets") is not null
        ? CreateOutputs([.. file.Interface.Secrets.Select(static secret => secret.Name), "GITHUB_TOKEN", "ACTIONS_STEP_DEBUG", "ACTIONS_RUNNER_DEBUG"])
        : AnyOutputs;
}
