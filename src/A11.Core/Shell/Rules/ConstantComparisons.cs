using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds comparisons that always come out the same way.</summary>
public sealed class ConstantComparisons : ShellRule
{
    private static readonly CheckDescriptor UnmatchableOperands = new("AXS2193", "unmatchable-operands", "Compare values that can be equal", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2193"] };
    private static readonly CheckDescriptor ConstantCaseWord = new("AXS2194", "constant-case-word", "Case commands should branch on a value that varies", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2194"] };
    private static readonly CheckDescriptor UnmatchablePattern = new("AXS2195", "unmatchable-pattern", "Case patterns should be able to match", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2195"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => ConstantCaseWord;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [UnmatchableOperands, ConstantCaseWord, UnmatchablePattern];

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(CaseCommand), typeof(ConditionBinary)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        switch (node)
        {
            case CaseCommand { Word: { } word } selection when !script.Script.Text.Contains("nocasematch", StringComparison.Ordinal):
                CheckCase(selection, word, script);
                break;
            case ConditionBinary { Operator: "=" or "==" or "!=" } binary when (binary.Left.ConstantValue is null || binary.Right.ConstantValue is null || (!binary.IsOfCommand && binary.Right.HasPattern))
                && !script.Script.Text.Contains("nocasematch", StringComparison.Ordinal):
                if (!CasePattern.Parse(binary.Left).MayMeet(CasePattern.Parse(binary.Right)))
                {
                    script.Report(UnmatchableOperands, binary.Span, $"{binary.Left.Raw} and {binary.Right.Raw} can never be equal, whatever the values are: their literal text differs. Check for a misplaced quote, space or $.");
                }

                break;
        }
    }

    private static void CheckCase(CaseCommand selection, ShellWord word, ScriptContext script)
    {
        if (word.ConstantValue is { Length: > 0 } text && !word.HasPattern && !text.Contains('@', StringComparison.Ordinal) && selection.Items.All(static item => item.Patterns.All(static pattern => pattern.ConstantValue is not null)))
        {
            script.Report(ConstantCaseWord, word.Span, $"{word.Raw} is constant, so the case always takes the same branch. Use a variable: a $ may be missing before its name.");
            return;
        }

        var compared = CasePattern.Parse(word);
        foreach (var item in selection.Items)
        {
            foreach (var pattern in item.Patterns)
            {
                if (!compared.MayMeet(CasePattern.Parse(pattern)))
                {
                    script.Report(UnmatchablePattern, pattern.Span, $"The pattern {pattern.Raw} can never match {word.Raw}: their literal text differs. Correct the pattern or remove the branch.");
                }
            }
        }
    }
}
