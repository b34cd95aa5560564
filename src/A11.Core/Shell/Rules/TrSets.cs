using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The sets of characters that tr gets.</summary>
public sealed class TrSets() : ShellCommandRule("tr")
{
    private static readonly CheckDescriptor Word = new("AXS2020", "word-as-tr-set", "Replace words with sed, not with tr", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2020"] };

    private static readonly CheckDescriptor BracketedRange = new("AXS2021", "brackets-around-tr-range", "Write ranges for tr without brackets", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2021"] };

    private static readonly CheckDescriptor UnquotedSet = new("AXS2060", "unquoted-tr-set", "Quote sets passed to tr", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2060"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => UnquotedSet;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Word, BracketedRange, UnquotedSet];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        foreach (var set in command.Operands)
        {
            if (set.Bare is ['[', .., ']'] && set.HasPattern)
            {
                script.Report(UnquotedSet, set.Span, $"The unquoted set {set.Raw} is a glob, which the shell replaces with a file name that matches. Quote it: '{set.Raw}'.");
            }
            else if (set.ConstantValue is ['[', not (':' or '='), .. var inner, ']'] text && inner.Contains('-', StringComparison.Ordinal) && !text.Contains("[:", StringComparison.Ordinal) && !text.Contains("[=", StringComparison.Ordinal))
            {
                script.Report(BracketedRange, set.Span, $"tr takes the brackets for two more characters to replace. Write the range alone: '{text[1..^1]}'.");
            }
            else if (set.ConstantValue is { Length: > 1 } letters && letters.All(char.IsAsciiLetter) && letters.Distinct().Count() < letters.Length)
            {
                script.Report(Word, set.Span, $"tr replaces single characters, not the word {letters}, in which one occurs twice. Use sed to replace a word.");
            }
        }
    }
}
