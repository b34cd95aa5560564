using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A loop over values does not use them as keys.</summary>
public sealed class IndexByKeys : ShellNodeRule<ForCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2302", "index-by-keys", "A loop over values does not use them as keys", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2302", "shellcheck/SC2303"],
    };

    /// <inheritdoc/>
    protected override void Visit(ForCommand node, ScriptContext script)
    {
        foreach (var word in node.Words)
        {
            if ((word.Parts is [DoubleQuotedPart quoted] ? quoted.Parts : word.Parts) is [ParameterExpansion { IsWordList: true, IsIndirect: false, Operator: "", Subscript: not null } list])
            {
                new Uses(this, list.Name, node, script).Search();
            }
        }
    }

    private void Report(ShellNode node, string array, string variable, ScriptContext script) =>
        script.Report(this, node.Span, $"The loop goes over the values of {array}, and {variable} is one of them and no key; use ${variable} itself, or go over the keys by “${{!{array}[@]}}”.");

    private sealed class Uses(IndexByKeys rule, string array, ForCommand loop, ScriptContext script) : ShellWalker
    {
        private readonly bool _isMap = script.IsMap(array);

        public void Search()
        {
            foreach (var write in script.Variables.WritesOf(loop.Variable))
            {
                StepBudget.Take();
                if (loop.Body.Span.Contains(write.Span))
                {
                    return;
                }
            }

            Visit(loop.Body);
        }

        protected override void Visit(ShellNode node)
        {
            switch (node)
            {
                case ParameterExpansion { Subscript: { } subscript } parameter when parameter.Name == array && IsKey(subscript):
                    rule.Report(node, array, loop.Variable, script);
                    break;
                case ArithmeticVariable { Subscript: ArithmeticVariable key } variable when variable.Name == array && key.Name == loop.Variable && !_isMap:
                case ArithmeticVariable { Subscript: ArithmeticPart { Part: ParameterExpansion part } } indexed when indexed.Name == array && part.Name == loop.Variable:
                    rule.Report(node, array, loop.Variable, script);
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
