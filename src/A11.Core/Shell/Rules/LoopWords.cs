using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The words that a for loop runs over.</summary>
public sealed class LoopWords : ShellNodeRule<ForCommand>
{
    private static readonly CheckDescriptor OverWords = new("AXS2013", "loop-over-file-words", "Read lines with while read, not with for", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2013"] };

    private static readonly CheckDescriptor SingleQuoted = new("AXS2041", "single-quoted-loop-list", "The list of a loop should not be in single quotes", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2041"] };

    private static readonly CheckDescriptor CommaSeparated = new("AXS2042", "comma-separated-loop-list", "Separate the words of a loop with spaces", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2042"] };

    private static readonly CheckDescriptor OneWord = new("AXS2043", "loop-over-one-word", "A loop should have more than one constant word", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2043"] };

    private static readonly CheckDescriptor OverFind = new("AXS2044", "loop-over-find", "Loops should not split the output of find", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2044"] };

    private static readonly CheckDescriptor OverLs = new("AXS2045", "loop-over-ls", "Loop over a glob, not over the output of ls", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2045"] };

    private static readonly CheckDescriptor DoubleQuoted = new("AXS2066", "double-quoted-loop-list", "The list of a loop should not be one quoted word", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2066"] };

    private static readonly CheckDescriptor UnquotedVariable = new("AXS2231", "unquoted-variable-in-glob", "Quote variables in the glob of a loop", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2231"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor TrailingComma = new("AXS2258", "trailing-comma-in-loop", "Words of a loop should not end in a comma", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2258"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => OverWords;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [OverWords, SingleQuoted, CommaSeparated, OneWord, OverFind, OverLs, DoubleQuoted, UnquotedVariable, TrailingComma];

    /// <inheritdoc/>
    protected override void Visit(ForCommand node, ScriptContext script)
    {
        if (node.Words is [var only] && !node.IsSelect)
        {
            CheckOnly(only, script);
        }

        foreach (var word in node.Words)
        {
            if (word.Parts is [.., LiteralPart { IsEscaped: false, Value: [.., ','] }] && word.Raw.Length > 1)
            {
                script.Report(TrailingComma, word.Span, $"The comma is part of the word {word.Raw}. Remove it: spaces alone separate the words of a loop.");
            }
            else if (word.HasPattern && word.Parts.FirstOrDefault(each => each is CommandSubstitution || (each is ParameterExpansion { IsList: false } variable && script.Values.IsRisky(variable))) is { } part)
            {
                script.Report(UnquotedVariable, part.Span, $"{script.TextOf(part)} is split at whitespace before the glob is expanded. Quote it, but not the glob.", ScriptContext.Quote(part));
            }
        }
    }

    private static void CheckOnly(ShellWord word, ScriptContext script)
    {
        switch (word.Parts)
        {
            case [CommandSubstitution substitution]:
                CheckOutput(substitution, script);
                break;
            case [DoubleQuotedPart quoted] when !quoted.Parts.All(static part => part is LiteralPart or HostExpansion)
                && !quoted.Parts.Any(static part => part is ParameterExpansion { IsWordList: true } or ParameterExpansion { IsIndirect: true })
                || word.ConstantValue?.AsSpan().IndexOfAny("*?") >= 0:
                script.Report(DoubleQuoted, word.Span, $"The for loop runs only once: its list is a single quoted word. Remove the quotes{(script.IsPosix ? "" : ", or use an array")}.");
                break;
            case [SingleQuotedPart]:
                script.Report(SingleQuoted, word.Span, "The for loop runs only once: its list is a single quoted word. Use $(…) to loop over the output of a command, or remove the quotes.");
                break;
            case [LiteralPart { IsEscaped: false } literal] when literal.Value.Contains(',', StringComparison.Ordinal) && !literal.Value.Contains('{', StringComparison.Ordinal):
                script.Report(CommaSeparated, word.Span, $"The for loop runs only once, over the word {literal.Value}: commas do not separate words. Use spaces.");
                break;
            case [LiteralPart { IsEscaped: false } or DoubleQuotedPart] when !word.HasPattern && word.ConstantValue is not (null or ['@', .., '@']) && word.Bare is not ['~', ..] && !(word.Bare?.Contains('{', StringComparison.Ordinal) ?? false):
                script.Report(OneWord, word.Span, $"The for loop runs only once, over the word {word.Value}. Add the missing $, glob or $(…), or remove the loop.");
                break;
        }
    }

    private static void CheckOutput(CommandSubstitution substitution, ScriptContext script)
    {
        var first = substitution.Body.Only switch
        {
            SimpleCommand command => command,
            Pipeline { Commands: [SimpleCommand command, .. var rest] } when rest.All(static other => other is SimpleCommand { Name: "grep" or "sed" or "awk" or "cut" or "sort" or "uniq" or "tail" or "head" }) => command,
            _ => null,
        };
        switch (first?.Name)
        {
            case "ls":
                script.Report(OverLs, substitution.Span, "The loop splits file names at whitespace, and ls changes unusual ones. Loop over a glob, for example: for file in *.txt");
                break;
            case "find":
                script.Report(OverFind, substitution.Span, $"The loop splits file names at whitespace and expands globs in them. Use find … -exec{(script.IsPosix ? "" : ", or find … -print0 | while IFS= read -r -d '' file")}.");
                break;
            case "cat" or "grep":
            case var _ when substitution.ReadFile is not null:
                script.Report(OverWords, substitution.Span, "This loop reads words, not lines. Use: while IFS= read -r line; do … done < file");
                break;
        }
    }
}
