using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A comparison can come out either way.</summary>
public sealed class BranchOnWhatVaries : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2194", "branch-on-what-varies", "A comparison can come out either way", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2194", "shellcheck/SC2195", "shellcheck/SC2193"],
    };

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(CaseCommand), typeof(ConditionBinary)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        switch (node)
        {
            case CaseCommand { Word: { } word } selection when !script.Script.Text.Contains("nocasematch", StringComparison.Ordinal):
                CheckCase(selection, word, script);
                break;
            case ConditionBinary { Operator: "=" or "==" or "!=" } binary when (binary.Left.ConstantValue is null || binary.Right.ConstantValue is null) && !script.Script.Text.Contains("nocasematch", StringComparison.Ordinal):
                if (!CasePattern.Of(binary.Left).MayMeet(CasePattern.Of(binary.Right)))
                {
                    script.Report(this, binary.Span, $"{binary.Left.Raw} and {binary.Right.Raw} begin or end differently, so that they are never the same; a quote or a blank may be out of place.", code: "SC2193");
                }

                break;
        }
    }

    private void CheckCase(CaseCommand selection, ShellWord word, ScriptContext script)
    {
        if (word.ConstantValue is { Length: > 0 } text && !word.HasPattern && !text.Contains('@', StringComparison.Ordinal))
        {
            script.Report(this, word.Span, $"{word.Raw} is always the same, and so is the branch that is taken; a $ may be missing.", code: "SC2194");
            return;
        }

        var compared = CasePattern.Of(word);
        foreach (var item in selection.Items)
        {
            foreach (var pattern in item.Patterns)
            {
                if (!compared.MayMeet(CasePattern.Of(pattern)))
                {
                    script.Report(this, pattern.Span, $"{pattern.Raw} never matches {word.Raw}, as they begin or end differently.", code: "SC2195");
                }
            }
        }
    }
}
