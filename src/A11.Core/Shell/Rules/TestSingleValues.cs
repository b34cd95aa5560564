using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A test is given single values.</summary>
public sealed class TestSingleValues : ShellRule
{
    private static readonly SearchValues<char> Calculation = SearchValues.Create("+*/%");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2198", "test-single-values", "A test is given single values", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2198", "shellcheck/SC2199", "shellcheck/SC2200", "shellcheck/SC2201", "shellcheck/SC2202", "shellcheck/SC2203", "shellcheck/SC2144", "shellcheck/SC2245", "shellcheck/SC2255"],
    };

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(ConditionUnary), typeof(ConditionBinary), typeof(ConditionWord)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        switch (node)
        {
            case ConditionUnary unary:
                CheckList(unary.Operand, unary, script);
                CheckFiles(unary, script);
                break;
            case ConditionBinary binary:
                CheckList(binary.Left, binary, script);
                CheckPattern(binary.Left, binary, script);
                CheckBraces(binary.Left, binary, script);
                if (binary.Operator is not "=~")
                {
                    CheckList(binary.Right, binary, script);
                    CheckBraces(binary.Right, binary, script);
                }

                CheckCalculation(binary, script);
                break;
            case ConditionWord { IsOfCommand: false } word:
                CheckList(word.Word, word, script);
                break;
        }
    }

    /// <summary>Where more is in the word, the elements are joined on purpose.</summary>
    private void CheckList(ShellWord word, ShellCondition condition, ScriptContext script)
    {
        if ((word.Parts is [DoubleQuotedPart quoted] ? quoted.Parts : word.Parts) is [ParameterExpansion { IsWordList: true, Operator: "" } list])
        {
            var raw = script.TextOf(list);
            if (condition.IsOfCommand)
            {
                script.Report(this, word.Span, $"{raw} stands for as many words as there are elements, and [ takes one; ask for the number of them, or go through them by for.", code: "SC2198");
            }
            else
            {
                script.Report(this, word.Span, $"[[ … ]] joins the elements of {raw} into one text; ask for the number of them, go through them by for, or write * where they are to be joined.", code: "SC2199");
            }
        }
    }

    private void CheckFiles(ConditionUnary unary, ScriptContext script)
    {
        if (!unary.Operand.HasPattern || unary.Operator is "-n" or "-z" or "-v" or "-R" or "-t" or "-o")
        {
            return;
        }

        if (script.Dialect is not ShellDialect.Korn)
        {
            script.Report(this, unary.Operand.Span, unary.IsOfCommand
                ? $"{unary.Operator} takes one file, and fails where several match {unary.Operand.Raw}; go through them by for."
                : $"In [[ … ]] no file takes the place of {unary.Operand.Raw}; go through them by for.", code: "SC2144");
        }
        else if (unary.Operator is not ("-e" or "-a"))
        {
            script.Report(this, unary.Operand.Span, $"{unary.Operator} looks at the first file alone that matches {unary.Operand.Raw}; go through them by for.", code: "SC2245");
        }
    }

    private void CheckPattern(ShellWord word, ConditionBinary binary, ScriptContext script)
    {
        if (word.HasPattern && word.Raw.AsSpan().IndexOfAny('*', '?') >= 0 && !binary.IsNumeric && word.Parts.All(static part => part is LiteralPart) && binary.Operator is "=" or "==" or "!=")
        {
            script.Report(this, word.Span, binary.IsOfCommand
                ? $"The files that match take the place of {word.Raw}; go through them by for."
                : $"Only the right side is a pattern, and {word.Raw} is plain text here; swap the sides, or go through the files by for.", code: binary.IsOfCommand ? "SC2202" : "SC2203");
        }
    }

    private void CheckBraces(ShellWord word, ConditionBinary binary, ScriptContext script)
    {
        foreach (var part in word.Parts)
        {
            if (part is LiteralPart { IsEscaped: false } literal && literal.Value.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open && literal.Value.IndexOf('}', open) is > 0 and var close && literal.Value.AsSpan(open, close - open).Contains(',') && !binary.IsNumeric)
            {
                script.Report(this, word.Span, binary.IsOfCommand
                    ? $"{word.Raw} becomes several words, and [ takes one; compare with each."
                    : $"In [[ … ]] braces are plain text; write a pattern, @({literal.Value[(open + 1)..close].Replace(',', '|')}), or compare with each.", code: binary.IsOfCommand ? "SC2200" : "SC2201");
                return;
            }
        }
    }

    private void CheckCalculation(ConditionBinary binary, ScriptContext script)
    {
        if (binary is { IsNumeric: true, IsOfCommand: true } && (IsCalculation(binary.Left) ? binary.Left : IsCalculation(binary.Right) ? binary.Right : null) is { } word)
        {
            script.Report(this, word.Span, $"[ calculates nothing; write $(({word.Raw})).", code: "SC2255");
        }
    }

    private static bool IsCalculation(ShellWord word) =>
        word.Bare is { Length: > 2 } text && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]) && text.AsSpan().IndexOfAny(Calculation) > 0
        && text.All(static character => char.IsAsciiLetterOrDigit(character) || character is '_' or '+' or '-' or '*' or '/' or '%');
}
