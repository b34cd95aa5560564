using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Repositories;
using A11.Core.Shell.Syntax;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Taint;

/// <summary>Follows what others word through a file: environments, outputs of steps and jobs, the matrix, and inputs from the repository's own callers.</summary>
internal sealed class TaintModel
{
    /// <summary>How many places a value is followed through.</summary>
    private const int MaximumDepth = 12;

    /// <summary>How many calls in a row a value is followed back through.</summary>
    private const int MaximumCalls = 3;

    /// <summary>How many callers of one file are looked at.</summary>
    private const int MaximumCallers = 16;

    private readonly WorkflowFile _file;
    private readonly string _path;
    private readonly Repository _repository;
    private readonly Dictionary<YamlScalar, TaintValue> _scalars = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<WorkflowStep, ScriptTaint> _scripts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<YamlMapping, JobSteps> _jobs = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, WorkflowJob> _jobsById = new(StringComparer.OrdinalIgnoreCase);
    private readonly JobSteps? _ownSteps;
    private readonly int _calls;
    private int _depth;

    private TaintModel(WorkflowFile file, string path, Repository repository, int calls)
    {
        (_file, _path, _repository, _calls) = (file, path, repository, calls);
        _ownSteps = file.IsWorkflow ? null : new JobSteps(null, file.Steps, file);
        foreach (var job in file.Jobs)
        {
            var steps = new JobSteps(job, job.Steps, file);
            _ = _jobsById.TryAdd(job.Id, job);
            _ = _jobs.TryAdd(job.Mapping, steps);
            foreach (var step in job.Steps)
            {
                _ = _jobs.TryAdd(step.Mapping, steps);
            }
        }
    }

    /// <summary>The model of the file under analysis.</summary>
    public static TaintModel Find(WorkflowFile file, RuleContext context) => file.Taint ??= new TaintModel(file, context.File.Path, context.Repository, 0);

    /// <summary>The text of all that is read of the file.</summary>
    public SourceText Text => _file.Tree.Source;

    /// <summary>Who words what a use of a context gives.</summary>
    public TaintValue Judge(ContextReference reference, WorkflowStep? step, WorkflowJob? job)
    {
        if (_depth >= MaximumDepth)
        {
            return TaintValue.From(TaintLevel.Variable, reference.Name);
        }

        _depth++;
        var value = (reference.Context, reference.Path) switch
        {
            ("github", ["event", "inputs", var name, ..]) => JudgeInput(name),
            ("github", _) => TaintValue.From(EventField.Judge(reference.Path), reference.Name),
            ("inputs", [var name, ..]) when name != ContextReference.Any => JudgeInput(name),
            ("env", [var name, ..]) when name != ContextReference.Any => JudgeVariable(name, step, job),
            ("matrix", [_, ..]) => JudgeMatrix(reference, job),
            ("steps", [var id, "outputs", var name, ..]) => JudgeOutput(id, name, job),
            ("steps", [_, "outcome" or "conclusion"]) or ("needs", [_, "result"]) => TaintValue.Fixed,
            ("needs", [var id, "outputs", var name, ..]) => JudgeJobOutput(id, name),
            ("runner" or "job" or "strategy" or "secrets", _) => TaintValue.Fixed,
            _ => TaintValue.From(TaintLevel.Variable, reference.Name),
        };
        _depth--;
        return value;
    }

    /// <summary>Who words a value of the file, by its expressions.</summary>
    public TaintValue Judge(YamlScalar scalar, WorkflowStep? step, WorkflowJob? job)
    {
        if (!_scalars.TryGetValue(scalar, out var value))
        {
            // What refers to itself is not known yet.
            _scalars[scalar] = TaintValue.Fixed;
            value = TaintValue.Fixed;
            foreach (var expression in _file.FindExpressions(scalar))
            {
                foreach (var reference in DataFlow.Find(expression.Root))
                {
                    value = value.Or(Judge(reference, step, job));
                }
            }

            _scalars[scalar] = value;
        }

        return value;
    }

    /// <summary>The first untrusted value that parts of a step's script hold; null where there is none.</summary>
    public TaintValue? FindInScript(WorkflowStep step, ImmutableArray<ShellNode> nodes) => ScriptOf(step).Find(nodes) is { Level: TaintLevel.Untrusted } value ? value : null;

    /// <summary>Who words the files of the working directory before a step.</summary>
    internal TaintValue JudgeFiles(WorkflowStep step, WorkflowJob? job) => StepsOf(job)?.FilesBefore(step) is { } files ? TaintValue.From(TaintLevel.Untrusted, files) : TaintValue.Fixed;

    /// <summary>The job of a step; null for a step of an action.</summary>
    public WorkflowJob? JobOf(WorkflowStep step) => _jobs.GetValueOrDefault(step.Mapping)?.Job;

    /// <summary>Who words a variable of the environment of a step's script.</summary>
    internal TaintValue JudgeVariable(string name, WorkflowStep? step, WorkflowJob? job)
    {
        foreach (var owner in (ReadOnlySpan<YamlMapping?>)[step?.Mapping, job?.Mapping, _file.Root])
        {
            if (owner?["env"] is { } env)
            {
                if (env.AsMapping is not { } variables)
                {
                    return TaintValue.From(TaintLevel.Variable, $"env.{name}");
                }

                if (variables.Entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } entry)
                {
                    return entry.Value.AsScalar is { } scalar ? Judge(scalar, step, job).Through(StepAt($"env.{entry.Name}", entry.Key.Span)) : TaintValue.Fixed;
                }
            }
        }

        return JudgeEarlierWrites(name, step, job) ?? TaintValue.From(TaintLevel.Variable, $"env.{name}");
    }

    private TaintStep StepAt(string name, TextSpan span) => new(name, _path, Text, span);

    private ScriptTaint ScriptOf(WorkflowStep step)
    {
        if (!_scripts.TryGetValue(step, out var script))
        {
            // What a script is asked while it is read, it answers by what it knows so far.
            _scripts[step] = script = new ScriptTaint(step, JobOf(step), _file, this);
            script.Read();
        }

        return script;
    }

    /// <summary>What earlier steps have written into GITHUB_ENV, where others word it.</summary>
    private TaintValue? JudgeEarlierWrites(string name, WorkflowStep? step, WorkflowJob? job)
    {
        if (_depth >= MaximumDepth || StepsOf(job) is not { } steps)
        {
            return null;
        }

        _depth++;
        TaintValue? found = null;
        foreach (var (earlier, write) in steps.WritesBefore(step, RunnerFile.Environment))
        {
            if (IsNamed(write, name) && ScriptOf(earlier).Find(write.Values) is { Level: TaintLevel.Untrusted } value)
            {
                found = value.Through(StepAt(RunnerFile.Environment, earlier.Run!.Map.ToHost(write.Span)));
                break;
            }
        }

        _depth--;
        return found;
    }

    private JobSteps? StepsOf(WorkflowJob? job) => job is null ? _ownSteps : _jobs.GetValueOrDefault(job.Mapping);

    private TaintValue JudgeMatrix(ContextReference reference, WorkflowJob? job)
    {
        if (job is null)
        {
            return TaintValue.Fixed;
        }

        if (MatrixSources.Find(reference, job) is not { } values)
        {
            var matrix = job.Mapping["strategy"]?.AsMapping?["matrix"];
            var dynamic = matrix?.AsScalar ?? matrix?.AsMapping?.Entries.FirstOrDefault(entry => entry.Name.Equals(reference.Path[0], StringComparison.OrdinalIgnoreCase))?.Value.AsScalar;
            return TaintValue.From(TaintLevel.Variable, reference.Name).Or(dynamic is null ? TaintValue.Fixed : Judge(dynamic, null, job).Through(StepAt(reference.Name, dynamic.Span)));
        }

        var result = TaintValue.Fixed;
        foreach (var value in values)
        {
            result = value.AsScalar is { } scalar ? result.Or(Judge(scalar, null, job).Through(StepAt(reference.Name, scalar.Span))) : result;
        }

        return result;
    }

    private TaintValue JudgeOutput(string id, string name, WorkflowJob? job)
    {
        var source = $"steps.{id}.outputs.{name}";
        var writer = StepsOf(job)?.Find(id);
        if (writer?.Reference is { IsLocal: false } reference)
        {
            return TaintValue.From(UntrustedOutputs.Contain(reference, name) ? TaintLevel.Untrusted : TaintLevel.Variable, source);
        }

        // Without such a step it is empty, which is told of the expression.
        if (writer?.Run is null)
        {
            return writer is null ? TaintValue.Fixed : TaintValue.From(TaintLevel.Variable, source);
        }

        var value = TaintValue.Fixed;
        var isWritten = false;
        foreach (var write in StepsOf(job)!.WritesOf(writer, RunnerFile.Output).Where(write => IsNamed(write, name)))
        {
            isWritten = true;
            value = value.Or(write.IsDynamic ? TaintValue.From(TaintLevel.Variable, source).Or(ScriptOf(writer).Find(write.Values).Through(StepAt(source, writer.Run.Map.ToHost(write.Span)))) : TaintValue.Fixed);
        }

        return isWritten ? value : TaintValue.From(TaintLevel.Variable, source);
    }

    /// <summary>Whether what is written sets this name, or may.</summary>
    private static bool IsNamed(RunnerFileWrite write, string name)
    {
        foreach (var value in write.Values)
        {
            var text = value is ShellWord word ? word.Value : null;
            if (text is null || text.StartsWith('$'))
            {
                return true;
            }

            var end = text.AsSpan().IndexOfAny('=', '<');
            if (end > 0 && text.AsSpan(0, end).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private TaintValue JudgeJobOutput(string id, string name)
    {
        var source = $"needs.{id}.outputs.{name}";
        var job = _jobsById.GetValueOrDefault(id);
        var output = job?.Mapping["outputs"]?.AsMapping?.Entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return job is null ? TaintValue.Fixed
            : output?.Value.AsScalar is not { } scalar ? TaintValue.From(TaintLevel.Variable, source)
            : Judge(scalar, null, job).Through(StepAt(source, output.Key.Span));
    }

    /// <summary>An input: as its type allows, and as the repository's own callers fill it.</summary>
    private TaintValue JudgeInput(string name)
    {
        // One that is not declared is empty, which is told of the expression.
        var declared = InputsOf().Select(inputs => inputs.Entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase))).OfType<YamlEntry>();
        var value = declared.All(static input => input.Value.AsMapping?["type"]?.Text is "boolean" or "number" or "choice" or "environment") ? TaintValue.Fixed : TaintValue.From(TaintLevel.Variable, $"inputs.{name}");
        foreach (var call in _calls >= MaximumCalls ? [] : LocalCalls.To(_path, _repository).Take(MaximumCallers))
        {
            if (call.With?.Entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Value.AsScalar: { } scalar } given)
            {
                // Another thread may look at the same caller: each has a model of its own.
                var caller = new TaintModel(call.File, call.Path, _repository, _calls + 1);
                if (caller.Judge(scalar, call.Step, call.Job) is { Level: TaintLevel.Untrusted } passed)
                {
                    return passed.Through(new TaintStep($"inputs.{name} of {call.Path}", call.Path, caller.Text, given.Key.Span));
                }
            }
        }

        return value;
    }

    private IEnumerable<YamlMapping> InputsOf()
    {
        var on = _file.Root["on"]?.AsMapping;
        return new[] { on?["workflow_call"]?.AsMapping?["inputs"]?.AsMapping, on?["workflow_dispatch"]?.AsMapping?["inputs"]?.AsMapping, _file.IsWorkflow ? null : _file.Root["inputs"]?.AsMapping }.OfType<YamlMapping>();
    }
}
