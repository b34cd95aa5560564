using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>An arithmetic expression is written plainly.</summary>
public sealed class CalculatePlainly : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2004", "calculate-plainly", "An arithmetic expression is written plainly", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2004", "shellcheck/SC2007", "shellcheck/SC2017", "shellcheck/SC2079", "shellcheck/SC2080", "shellcheck/SC2322", "shellcheck/SC2323", "shellcheck/SC2084", "shellcheck/SC2257", "shellcheck/SC2321"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script) => new Walk(this, script).Start();

    private sealed class Walk(CalculatePlainly rule, ScriptContext script) : ShellWalker
    {
        private bool _isInRedirection;

        public void Start() => Visit(script.Script.Root);

        protected override void Visit(ShellNode node)
        {
            switch (node)
            {
                case ArithmeticExpansion { IsLegacy: true }:
                    script.Report(rule, node.Span, "$[ … ] is obsolete; write $(( … )).", code: "SC2007");
                    break;
                case SimpleCommand { Words: [{ Parts: [ArithmeticExpansion] } first] }:
                    script.Report(rule, first.Span, "This runs the result as a command; leave the $ out to calculate alone.", code: "SC2084");
                    break;
                case ShellRedirection:
                    _isInRedirection = true;
                    VisitChildren(node);
                    _isInRedirection = false;
                    return;
                case ArithmeticText text:
                    CheckOuter(text.Expression);
                    break;
                case ArithmeticComposite { First: var first, Second: var second }:
                    VisitPieces(first, second);
                    return;
                case ArithmeticVariable { HasSubscript: true } element when script.IsMap(element.Name):
                    return;
                case ArithmeticNode arithmetic:
                    Check(arithmetic);
                    break;
                case ShellAssignment { Subscript: { Parts: [ArithmeticExpansion] } index } assignment when !script.IsMap(assignment.Name):
                    script.Report(rule, index.Span, "A subscript is calculated as it is; leave $(( )) out.", code: "SC2321");
                    break;
                case ShellAssignment { Subscript: { } subscript } assignment when !script.IsMap(assignment.Name):
                    CheckSubscript(subscript);
                    break;
            }

            VisitChildren(node);
        }

        /// <summary>What is put together (10#$n) can't do without its $; what stands in brackets is an expression of its own.</summary>
        private void VisitPieces(ArithmeticNode first, ArithmeticNode second)
        {
            if (first is not ArithmeticPart)
            {
                Visit(first);
            }

            if (second != first && (second is not ArithmeticPart || second.Span.Start > first.Span.End))
            {
                Visit(second);
            }
        }

        private void CheckOuter(ArithmeticNode? expression)
        {
            if (expression is ArithmeticGroup group)
            {
                script.Report(rule, group.Span, "Parentheses around all of it do nothing.", code: "SC2323");
            }
        }

        private void CheckSubscript(ShellWord subscript)
        {
            if (subscript.Bare is { } text && text.Contains('.', StringComparison.Ordinal) && text.All(static character => char.IsAsciiDigit(character) || character == '.'))
            {
                script.Report(rule, subscript.Span, "The shell calculates with whole numbers alone.", code: "SC2079");
            }
            else if (ArithmeticParser.Parse(subscript.Parts) is { } expression)
            {
                Visit(expression);
            }
        }

        private void Check(ArithmeticNode node)
        {
            switch (node)
            {
                case ArithmeticNumber number when number.Text.Contains('.', StringComparison.Ordinal):
                    script.Report(rule, node.Span, "The shell calculates with whole numbers alone; use bc or awk for decimals.", code: "SC2079");
                    break;
                case ArithmeticNumber { Text: ['0', _, ..] number } when number.All(char.IsAsciiDigit) && number.AsSpan().IndexOfAny('8', '9') >= 0:
                    script.Report(rule, node.Span, "A number that begins with 0 is octal, and has no 8 or 9.", code: "SC2080");
                    break;
                case ArithmeticPart { Part: ParameterExpansion { IsVariable: true, Operator: "", IsLength: false, IsIndirect: false, Subscript: null, Operand.IsEmpty: true } parameter }:
                    script.Report(rule, node.Span, $"In arithmetic {parameter.Name} needs no $.", code: "SC2004");
                    break;
                case ArithmeticGroup { Operand: ArithmeticGroup }:
                    script.Report(rule, node.Span, "One pair of parentheses is enough.", code: "SC2322");
                    break;
                case ArithmeticBinary { Operator: "*", Left: ArithmeticBinary { Operator: "/", Right: var divisor }, Right: var factor } when script.TextOf(divisor) != script.TextOf(factor):
                    script.Report(rule, node.Span, "The division drops its remainder before the multiplication; multiply first.", code: "SC2017");
                    break;
                case ArithmeticUnary { Operator: "++" or "--" } or ArithmeticBinary { IsAssignment: true } when _isInRedirection && script.Dialect is not ShellDialect.Busybox:
                    script.Report(rule, node.Span, "What is assigned in a redirection is lost in some shells; assign it in front.", code: "SC2257");
                    break;
            }
        }
    }
}
