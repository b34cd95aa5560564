using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Loops over the values of an array that look values up as if they were keys.</summary>
public sealed class ArrayLoopKeys : ShellNodeRule<ForCommand>
{
    private static readonly CheckDescriptor LoopOverValues = new("AXS2302", "loop-over-array-values", "Loop over the keys of an array to use them as keys", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2302"] };

    private static readonly CheckDescriptor ValueAsKey = new("AXS2303", "array-value-as-key", "Array values should not be used as keys", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2303"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => LoopOverValues;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [LoopOverValues, ValueAsKey];

    /// <inheritdoc/>
    protected override void Visit(ForCommand node, ScriptContext script)
    {
        foreach (var word in node.Words)
        {
            if ((word.Parts is [DoubleQuotedPart quoted] ? quoted.Parts : word.Parts) is [ParameterExpansion { IsWordList: true, IsIndirect: false, Operator: "", Subscript: not null } list] && new Uses(list.Name, node, script).Report())
            {
                script.Report(LoopOverValues, list.Span, $"This loops over the values of {list.Name}, and the body uses them as keys. Loop over the keys: \"${{!{list.Name}[@]}}\".");
            }
        }
    }

    private sealed class Uses(string array, ForCommand loop, ScriptContext script) : ShellWalker
    {
        private readonly bool _isMap = script.IsMap(array);
        private bool _isFound;

        /// <summary>Reports each use of a value as a key; true where there is one.</summary>
        public bool Report()
        {
            foreach (var write in script.Variables.WritesOf(loop.Variable))
            {
                StepBudget.Take();
                if (loop.Body.Span.Contains(write.Span))
                {
                    return false;
                }
            }

            Visit(loop.Body);
            return _isFound;
        }

        protected override void Visit(ShellNode node)
        {
            switch (node)
            {
                case ParameterExpansion { Subscript: { } subscript } parameter when parameter.Name == array && IsKey(subscript):
                case ArithmeticVariable { Subscript: ArithmeticVariable key } variable when variable.Name == array && key.Name == loop.Variable && !_isMap:
                case ArithmeticVariable { Subscript: ArithmeticPart { Part: ParameterExpansion part } } indexed when indexed.Name == array && part.Name == loop.Variable:
                    _isFound = true;
                    script.Report(ValueAsKey, node.Span, $"{loop.Variable} is a value of {array}, not a key. Use ${loop.Variable} itself, or loop over the keys: \"${{!{array}[@]}}\".");
                    break;
            }

            VisitChildren(node);
        }

        private bool IsKey(ShellWord subscript) =>
            (subscript.Parts is [DoubleQuotedPart quoted] ? quoted.Parts : subscript.Parts) switch
            {
                [ParameterExpansion { Operator: "", IsIndirect: false, IsLength: false } key] => key.Name == loop.Variable,
                [LiteralPart key] => key.Value == loop.Variable && !_isMap,
                _ => false,
            };
    }
}
