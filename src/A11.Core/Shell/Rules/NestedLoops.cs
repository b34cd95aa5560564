using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at loops in loops that set the same variable.</summary>
public sealed class NestedLoops : ShellRule
{
    private static readonly CheckDescriptor ReusedVariable = new("AXS2165", "reused-loop-variable", "Nested loops should have variables of their own", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2165"],
    };

    private static readonly CheckDescriptor OverwrittenVariable = new("AXS2167", "overwritten-loop-variable", "Loop variables should keep their value in nested loops", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2167"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => ReusedVariable;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [ReusedVariable, OverwrittenVariable];

    /// <inheritdoc/>
    public override void Visit(ScriptContext script) => new Walk(script).Start();

    private static LoopVariable? VariableOf(ShellNode node) => node switch
    {
        ForCommand { Variable: not ("" or "_") } loop => new(loop.Variable, loop.VariableSpan),
        ArithmeticForCommand { Clauses: [{ Expression: { } first }, ..] } => VariableOf(first),
        _ => null,
    };

    private static LoopVariable? VariableOf(ArithmeticNode first) => first switch
    {
        ArithmeticBinary { Operator: ",", Left: var left } => VariableOf(left),
        ArithmeticBinary { IsAssignment: true, Left: ArithmeticVariable { HasSubscript: false, Name: not "_" } variable } => new(variable.Name, variable.Span),
        _ => null,
    };

    private sealed record LoopVariable(string Name, TextSpan Span);

    /// <summary>Goes through a script with the loops around each place.</summary>
    private sealed class Walk(ScriptContext script) : ShellWalker
    {
        private readonly HashSet<LoopVariable> _overwritten = new(ReferenceEqualityComparer.Instance);
        private ImmutableStack<LoopVariable> _around = [];

        public void Start() => Visit(script.Script.Root);

        protected override void Visit(ShellNode node)
        {
            var around = _around;
            if (IsSeparate(node))
            {
                _around = [];
            }
            else if (VariableOf(node) is { } variable)
            {
                Check(variable);
                _around = _around.Push(variable);
            }

            VisitChildren(node);
            _around = around;
        }

        private void Check(LoopVariable inner)
        {
            foreach (var outer in _around)
            {
                StepBudget.Take();
                if (outer.Name != inner.Name)
                {
                    continue;
                }

                script.Report(ReusedVariable, inner.Span, $"The loop around this one also sets {inner.Name}, so its value is lost. Use another variable.");
                if (_overwritten.Add(outer))
                {
                    script.Report(OverwrittenVariable, outer.Span, $"A nested loop also sets {outer.Name}, so this value is lost after it. Use another variable in one of the loops.");
                }

                return;
            }
        }

        /// <summary>What runs on its own, or in a process of its own, changes no variable of the loop around it.</summary>
        private static bool IsSeparate(ShellNode node) => node is FunctionDefinition or SubshellCommand or CommandSubstitution or ProcessSubstitution or CoprocCommand or Pipeline { Commands.Length: > 1 };
    }
}
