using A11.Core.Editing;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Editing;

/// <summary>What workflows and actions define and use by name: jobs, steps, inputs, outputs, and files of this repository.</summary>
/// <param name="file">The workflow or action.</param>
/// <param name="path">Its path.</param>
/// <param name="repository">The files around it.</param>
internal sealed class WorkflowSymbols(WorkflowFile file, string path, Repository repository)
{
    /// <summary>All definitions and uses.</summary>
    public IEnumerable<SymbolUse> Find() => Definitions().Concat(Needs()).Concat(Files()).Concat(Inputs()).Concat(file.Expressions.SelectMany(Uses));

    private IEnumerable<SymbolUse> Definitions() =>
    [
        .. file.Jobs.Select(job => new SymbolUse(JobOf(job.Id), job.Key.Span, IsDefinition: true)),
        .. file.Jobs.SelectMany(job => (job.Mapping["outputs"]?.AsMapping?.Entries ?? []).Select(output => new SymbolUse(OutputOf(job.Id, output.Name), output.Key.Span, IsDefinition: true))),
        .. file.Jobs.SelectMany(job => StepsOf(job.Steps, job)),
        .. file.IsWorkflow ? [] : StepsOf(file.Steps, null),
        .. DeclaredInputs().Select(input => new SymbolUse(InputOf(path, input.Name), input.Key.Span, IsDefinition: true)),
    ];

    private IEnumerable<InputDefinition> DeclaredInputs() => file.IsWorkflow
        ? file.Interface.Inputs.Concat(file.FindTrigger("workflow_dispatch") is { } dispatch ? new FileInterface(dispatch.Mapping).Inputs : [])
        : file.Interface.Inputs;

    private IEnumerable<SymbolUse> StepsOf(IEnumerable<WorkflowStep> steps, WorkflowJob? job) =>
        steps.Where(static step => step.Id is not null).Select(step => new SymbolUse(StepOf(job, step.Id!.Value), step.Id!.Span, IsDefinition: true));

    private IEnumerable<SymbolUse> Needs() => file.Jobs.SelectMany(static job => job.Needs).Select(need => new SymbolUse(JobOf(need.Value), need.Span));

    /// <summary>Actions and workflows of this repository.</summary>
    private IEnumerable<SymbolUse> Files()
    {
        foreach (var step in file.Steps.Where(static step => step.Reference is { IsLocal: true }))
        {
            if (FindAction(step) is { } action)
            {
                yield return new SymbolUse(Symbol.File(action.Path), step.Uses!.ValueSpan);
            }
        }

        foreach (var job in file.Jobs.Where(static job => job.Reference is { IsLocal: true }))
        {
            if (FindWorkflow(job) is { } workflow)
            {
                yield return new SymbolUse(Symbol.File(workflow.Path), job.Uses!.ValueSpan);
            }
        }
    }

    /// <summary>Inputs that are given to files of this repository.</summary>
    private IEnumerable<SymbolUse> Inputs() =>
    [
        .. file.Steps.Where(static step => step.Reference is { IsLocal: true }).SelectMany(step => Given(FindAction(step), step.With)),
        .. file.Jobs.Where(static job => job.Reference is { IsLocal: true }).SelectMany(job => Given(FindWorkflow(job), job.Mapping["with"]?.AsMapping)),
    ];

    private static IEnumerable<SymbolUse> Given(ReferencedFile? used, YamlMapping? inputs) =>
        used is null ? [] : (inputs?.Entries ?? []).Select(input => new SymbolUse(InputOf(used.Path, input.Name), input.Key.Span));

    private IEnumerable<SymbolUse> Uses(EmbeddedExpression expression)
    {
        foreach (var reference in ContextReference.FindAll(expression.Root).Where(static reference => !reference.Path.IsEmpty && reference.Path[0] != ContextReference.Any))
        {
            var name = reference.Path[0];
            if (reference.Context switch
            {
                "needs" or "jobs" => JobOf(name),
                "steps" => StepOf(expression.Job, name),
                "inputs" => InputOf(path, name),
                _ => (Symbol?)null,
            } is not { } symbol || FindName(expression, reference, 0) is not { } span)
            {
                continue;
            }

            yield return new SymbolUse(symbol, span);
            if (symbol.Kind is SymbolKind.Job && reference.Path is [_, "outputs", var output, ..] && FindName(expression, reference, 2) is { } place)
            {
                yield return new SymbolUse(OutputOf(name, output), place);
            }
        }
    }

    /// <summary>Where a part of a reference's path is written.</summary>
    private static TextSpan? FindName(EmbeddedExpression expression, ContextReference reference, int index)
    {
        var text = expression.Scalar.Value.AsSpan(reference.Span.Start, reference.Span.Length);
        var start = 0;
        for (var part = 0; part <= index; part++)
        {
            var found = text[(start + (part == 0 ? reference.Context.Length : 0))..].IndexOf(reference.Path[part], StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return null;
            }

            start += found + (part == 0 ? reference.Context.Length : 0);
            if (part == index)
            {
                return expression.Scalar.Map.ToHost(new TextSpan(reference.Span.Start + start, reference.Path[part].Length));
            }

            start += reference.Path[part].Length;
        }

        return null;
    }

    private ReferencedFile? FindAction(WorkflowStep step) => ReferencedFiles.Find(repository).FindAction(step.Reference!, path) is { Workflow: not null } found ? found : null;

    private ReferencedFile? FindWorkflow(WorkflowJob job) => ReferencedFiles.Find(repository).FindWorkflow(job.Reference!, path) is { Workflow: not null } found ? found : null;

    // Names are compared without regard to case, as GitHub does.
    private Symbol JobOf(string id) => new(path, SymbolKind.Job, Fold(id));

    private Symbol OutputOf(string job, string name) => new(path, SymbolKind.Output, $"{Fold(job)}/{Fold(name)}");

    private Symbol StepOf(WorkflowJob? job, string id) => new(path, SymbolKind.Step, $"{Fold(job?.Id ?? "")}/{Fold(id)}");

    private static Symbol InputOf(string path, string name) => new(path, SymbolKind.Input, Fold(name));

    private static string Fold(string name) => name.ToLowerInvariant();
}
