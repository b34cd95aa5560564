using System.Collections.Immutable;
using A11.Core.Shell.Syntax;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Taint;

/// <summary>Which variables of a step's script hold what others word: those of the environment, and what is assigned from them.</summary>
internal sealed class ScriptTaint
{
    private readonly WorkflowStep _step;
    private readonly WorkflowJob? _job;
    private readonly WorkflowFile _file;
    private readonly TaintModel _model;
    private readonly Dictionary<string, TaintValue> _variables = new(StringComparer.Ordinal);

    public ScriptTaint(WorkflowStep step, WorkflowJob? job, WorkflowFile file, TaintModel model) => (_step, _job, _file, _model) = (step, job, file, model);

    /// <summary>Follows the script's assignments.</summary>
    public void Read()
    {
        if (_step.Run is { } run)
        {
            new Assignments(this).Start(_file.ParseScript(run).Root);
        }
    }

    /// <summary>Who words what parts of the script give.</summary>
    public TaintValue Find(ImmutableArray<ShellNode> nodes)
    {
        var reader = new Reader(this);
        foreach (var node in nodes)
        {
            reader.Start(node);
        }

        return reader.Value;
    }

    private TaintValue VariableOf(string name)
    {
        if (!_variables.TryGetValue(name, out var value))
        {
            _variables[name] = TaintValue.Fixed;
            _variables[name] = value = _model.JudgeVariable(name, _step, _job) is { Level: TaintLevel.Untrusted } judged ? judged : TaintValue.Fixed;
        }

        return value;
    }

    private TaintValue ExpressionAt(TextSpan span)
    {
        var value = TaintValue.Fixed;
        foreach (var expression in _file.FindExpressions(_step.Run!))
        {
            if (span.Contains(expression.Span))
            {
                foreach (var reference in DataFlow.Find(expression.Root))
                {
                    value = value.Or(_model.Judge(reference, _step, _job));
                }
            }
        }

        return value;
    }

    /// <summary>Reads the variables and expressions of a part of the script.</summary>
    private sealed class Reader(ScriptTaint owner) : ShellWalker
    {
        public TaintValue Value { get; private set; } = TaintValue.Fixed;

        public void Start(ShellNode node) => Visit(node);

        protected override void Visit(ShellNode node)
        {
            Value = node switch
            {
                ParameterExpansion { IsLength: false } parameter => Value.Or(owner.VariableOf(parameter.Name)),
                SimpleCommand command when UntrustedFiles.AreReadBy(command) => Value.Or(owner._model.JudgeFiles(owner._step, owner._job)),
                HostExpansion => Value.Or(owner.ExpressionAt(node.Span)),
                _ => Value,
            };
            VisitChildren(node);
        }
    }

    /// <summary>Follows assignments, in the order of the script.</summary>
    private sealed class Assignments(ScriptTaint owner) : ShellWalker
    {
        public void Start(ShellNode node) => Visit(node);

        protected override void Visit(ShellNode node)
        {
            if (node is ShellAssignment assignment && owner.Find([assignment.Value]) is { Level: TaintLevel.Untrusted } value)
            {
                owner._variables[assignment.Name] = value;
            }

            VisitChildren(node);
        }
    }
}
