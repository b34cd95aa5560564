using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>What the shell calculates: numbers, parentheses and the forms that it is written in.</summary>
public sealed class ArithmeticExpressions : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => ArithmeticChecks.UnnecessaryDollar;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors => ArithmeticChecks.All;

    /// <inheritdoc/>
    public override void Visit(ScriptContext script) => new Walk(script).Start();

    private sealed class Walk(ScriptContext script) : ShellWalker
    {
        private bool _isInRedirection;

        public void Start() => Visit(script.Script.Root);

        protected override void Visit(ShellNode node)
        {
            switch (node)
            {
                case ArithmeticExpansion { IsLegacy: true }:
                    script.Report(ArithmeticChecks.LegacyExpansion, node.Span, "$[…] is deprecated and works in bash only. Write $((…)).");
                    break;
                case SimpleCommand { Words: [{ Parts: [ArithmeticExpansion] } first] }:
                    script.Report(ArithmeticChecks.ResultAsCommand, first.Span, $"This runs the result as a command. {(script.IsPosix ? "Write : before it" : "Remove the $")} to calculate only.");
                    break;
                case ShellRedirection:
                    _isInRedirection = true;
                    VisitChildren(node);
                    _isInRedirection = false;
                    return;
                case ArithmeticText { Expression: ArithmeticGroup group }:
                    script.Report(ArithmeticChecks.OuterParentheses, group.Span, "The parentheses around the whole expression are unnecessary. Remove them.");
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
                    script.Report(ArithmeticChecks.ArithmeticInSubscript, index.Span, "A subscript is calculated anyway, so $((…)) is unnecessary. Remove it.");
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

        private void CheckSubscript(ShellWord subscript)
        {
            if (subscript.Bare is { } text && text.Contains('.', StringComparison.Ordinal) && text.All(static character => char.IsAsciiDigit(character) || character == '.'))
            {
                ReportDecimal(subscript, "Use a whole number.");
            }
            else if (ArithmeticParser.Parse(subscript.Parts) is { } expression)
            {
                if (expression is ArithmeticGroup)
                {
                    script.Report(ArithmeticChecks.OuterParentheses, expression.Span, "The parentheses around the whole expression are unnecessary. Remove them.");
                }

                Visit(expression);
            }
        }

        /// <summary>ksh calculates with decimals (ksh93's manual, Arithmetic Evaluation).</summary>
        private void ReportDecimal(ShellNode number, string advice)
        {
            if (script.Dialect is not ShellDialect.Korn)
            {
                script.Report(ArithmeticChecks.DecimalNumber, number.Span, $"The shell calculates with whole numbers only, so {script.TextOf(number)} is a syntax error. {advice}");
            }
        }

        private void Check(ArithmeticNode node)
        {
            switch (node)
            {
                case ArithmeticNumber number when number.Text.Contains('.', StringComparison.Ordinal):
                    ReportDecimal(node, "Calculate with bc or awk.");
                    break;
                // Some kinds of ksh read such numbers as decimal.
                case ArithmeticNumber { Text: ['0', _, ..] number } when number.All(char.IsAsciiDigit) && number.AsSpan().IndexOfAny('8', '9') >= 0:
                    script.Report(ArithmeticChecks.InvalidOctal, node.Span, $"{number} is octal because of its leading zero, and 8 and 9 are no octal digits. Write {number.TrimStart('0')}.", severity: script.Dialect is ShellDialect.Korn ? Severity.Warning : null);
                    break;
                case ArithmeticPart { Part: ParameterExpansion { IsVariable: true, Operator: "", IsLength: false, IsIndirect: false, Subscript: null, Operand.IsEmpty: true } parameter }:
                    script.Report(ArithmeticChecks.UnnecessaryDollar, node.Span, $"The $ is unnecessary in arithmetic. Write {parameter.Name}.");
                    break;
                case ArithmeticGroup { Operand: ArithmeticGroup }:
                    script.Report(ArithmeticChecks.DoubledParentheses, node.Span, "The second pair of parentheses does nothing. Remove one pair.");
                    break;
                case ArithmeticBinary { Operator: "*", Left: ArithmeticBinary { Operator: "/", Left: var dividend, Right: var divisor }, Right: var factor } when script.TextOf(divisor) != script.TextOf(factor):
                    script.Report(ArithmeticChecks.DivisionFirst, node.Span, $"The division drops the remainder before the multiplication. Write {script.TextOf(dividend)} * {script.TextOf(factor)} / {script.TextOf(divisor)}.");
                    break;
                case ArithmeticUnary { Operator: "++" or "--" } or ArithmeticBinary { IsAssignment: true } when _isInRedirection && script.Dialect is not ShellDialect.Busybox:
                    script.Report(ArithmeticChecks.AssignmentInRedirection, node.Span, "Some shells drop what is assigned inside a redirection. Assign it in a command before this one.");
                    break;
            }
        }
    }
}
