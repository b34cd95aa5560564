using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at words in tests that the shell expands to several words, or that it does not expand there.</summary>
public sealed class TestExpansions : ShellRule
{
    private static readonly SearchValues<char> Calculation = SearchValues.Create("+*/%");

    private static readonly CheckDescriptor FileTestOfPattern = new("AXS2144", "glob-in-file-test", "Loop over files instead of testing a glob pattern", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2144"],
    };

    private static readonly CheckDescriptor ListInSingleBrackets = new("AXS2198", "array-in-single-brackets", "Don't compare whole arrays in [ … ]", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2198"],
    };

    private static readonly CheckDescriptor ListInDoubleBrackets = new("AXS2199", "array-in-double-brackets", "Don't compare whole arrays in [[ … ]]", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2199"],
    };

    private static readonly CheckDescriptor BracesInSingleBrackets = new("AXS2200", "braces-in-single-brackets", "Don't use brace expansion in [ … ]", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2200"],
    };

    private static readonly CheckDescriptor BracesInDoubleBrackets = new("AXS2201", "braces-in-double-brackets", "Don't use brace expansion in [[ … ]]", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2201"],
    };

    private static readonly CheckDescriptor PatternAsOperand = new("AXS2202", "glob-as-test-operand", "Don't compare a glob pattern in [ … ]", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2202"],
    };

    private static readonly CheckDescriptor PatternOnLeftSide = new("AXS2203", "glob-on-left-side", "Put glob patterns on the right side of = in [[ … ]]", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2203"],
    };

    private static readonly CheckDescriptor FirstMatchOnly = new("AXS2245", "first-match-only", "Loop over files instead of testing the first match", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2245"],
    };

    private static readonly CheckDescriptor UnevaluatedCalculation = new("AXS2255", "unevaluated-arithmetic", "Use $((…)) to calculate in [ … ]", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2255"],
    };

    private static readonly CheckDescriptor UnquotedElement = new("AXS2208", "unquoted-tested-element", "Quote array elements that -v tests", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2208"],
    };

    private static readonly CheckDescriptor PatternInBusybox = new("AXS2330", "glob-in-busybox-test", "Scripts for BusyBox should match globs with case", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2330"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => ListInSingleBrackets;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [FileTestOfPattern, ListInSingleBrackets, ListInDoubleBrackets, BracesInSingleBrackets,
        BracesInDoubleBrackets, PatternAsOperand, PatternOnLeftSide, UnquotedElement, FirstMatchOnly, UnevaluatedCalculation, PatternInBusybox];

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(ConditionUnary), typeof(ConditionBinary), typeof(ConditionWord)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        switch (node)
        {
            case ConditionUnary { Operator: "-v", IsOfCommand: true, Operand: { Parts: [LiteralPart { IsEscaped: false } name, ..] } operand } when name.Value.Contains('[', StringComparison.Ordinal):
                script.Report(UnquotedElement, operand.Span, $"The unquoted {operand.Raw} is a glob, which a matching file name replaces. Quote it, or use [[ … ]].");
                break;
            case ConditionUnary unary:
                CheckList(unary.Operand, unary, script);
                CheckFiles(unary, script);
                CheckBraces(unary.Operand, unary, script);
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
                if (binary is { IsOfCommand: false, Operator: "=" or "==" or "!=", Right.HasPattern: true } && script.Dialect is ShellDialect.Busybox)
                {
                    script.Report(PatternInBusybox, binary.Right.Span, $"[[ … ]] of BusyBox compares {binary.Right.Raw} as text. Use case to match a glob.");
                }

                break;
            case ConditionWord word:
                if (!word.IsOfCommand)
                {
                    CheckList(word.Word, word, script);
                }

                CheckPattern(word.Word, word, script);
                break;
        }
    }

    private static void CheckList(ShellWord word, ShellCondition condition, ScriptContext script)
    {
        if (word.AllParts.Select(static pair => pair.Part).FirstOrDefault(static part => part is ParameterExpansion { IsWordList: true, HasFallback: false }) is { } list)
        {
            var raw = script.TextOf(list);
            if (condition.IsOfCommand)
            {
                script.Report(ListInSingleBrackets, word.Span, $"{raw} expands to one word per element, and a test takes one. Test the number of elements, or loop over them.");
            }
            else
            {
                // Among other text the elements are joined on purpose.
                var isJoined = word.AllParts.Any(static pair => pair.Part is LiteralPart { Value.Length: > 0 });
                script.Report(ListInDoubleBrackets, word.Span, $"[[ … ]] joins the elements of {raw} into one text. Test the number of elements, loop over them, or write * instead of @ to join them.", severity: isJoined ? Severity.Info : null);
            }
        }
    }

    private static void CheckFiles(ConditionUnary unary, ScriptContext script)
    {
        if (!unary.Operand.HasPattern || unary.Operator is "-v" or "-R" or "-t" or "-o" || unary.Operator is "-z" or "-n" && !unary.IsOfCommand)
        {
            return;
        }

        if (script.Dialect is not ShellDialect.Korn)
        {
            script.Report(FileTestOfPattern, unary.Operand.Span, unary.IsOfCommand
                ? $"{unary.Operator} tests one file, and fails when several match {unary.Operand.Raw}. Loop over the files with for."
                : $"[[ … ]] does not expand {unary.Operand.Raw} to file names. Loop over the files with for.");
        }
        else if (unary.Operator is not ("-e" or "-a"))
        {
            script.Report(FirstMatchOnly, unary.Operand.Span, $"{unary.Operator} tests only the first file that matches {unary.Operand.Raw}. Loop over the files with for.");
        }
    }

    private static void CheckPattern(ShellWord word, ShellCondition condition, ScriptContext script)
    {
        if (word.HasPattern && condition is ConditionBinary { Operator: not "=~" } or ConditionWord && word.Bare is not ("]" or "[") && !(condition is ConditionBinary { IsNumeric: true } && word.Bare?.EndsWith(']') == true))
        {
            script.Report(condition.IsOfCommand ? PatternAsOperand : PatternOnLeftSide, word.Span, condition.IsOfCommand
                ? $"The shell replaces {word.Raw} with the names of all matching files, and a test takes one word. Loop over the files with for."
                : $"In [[ … ]], only the right side of = is a pattern, so {word.Raw} is plain text. Swap the sides, or loop over the files with for.");
        }
    }

    private static void CheckBraces(ShellWord word, ShellCondition condition, ScriptContext script)
    {
        foreach (var part in word.Parts)
        {
            if (part is LiteralPart { IsEscaped: false } literal && literal.Value.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open
                && literal.Value.IndexOf('}', open) is > 0 and var close && literal.Value[open..close] is var inner
                && (inner.Contains(',', StringComparison.Ordinal) || inner.Contains("..", StringComparison.Ordinal)))
            {
                script.Report(condition.IsOfCommand ? BracesInSingleBrackets : BracesInDoubleBrackets, word.Span, condition.IsOfCommand
                    ? $"{word.Raw} expands to several words, and a test takes one. Compare with each value."
                    : $"[[ … ]] does not expand braces. Compare with each value, or use a pattern on the right side: @({inner[1..].Replace(',', '|')}).");
                return;
            }
        }
    }

    private static void CheckCalculation(ConditionBinary binary, ScriptContext script)
    {
        if (binary is { IsNumeric: true, IsOfCommand: true } && (IsCalculation(binary.Left) ? binary.Left : IsCalculation(binary.Right) ? binary.Right : null) is { } word)
        {
            script.Report(UnevaluatedCalculation, word.Span, $"[ does not evaluate arithmetic. Write $(({word.Raw})).");
        }
    }

    private static bool IsCalculation(ShellWord word) =>
        word.Bare is { Length: > 2 } text && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]) && text.AsSpan().IndexOfAny(Calculation) > 0
        && text.All(static character => char.IsAsciiLetterOrDigit(character) || character is '_' or '+' or '-' or '*' or '/' or '%');
}
