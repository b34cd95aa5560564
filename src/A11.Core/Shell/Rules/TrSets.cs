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
            if (set.HasPattern)
            {
                script.Report(UnquotedSet, set.Span, $"The unquoted set {set.Raw} is a glob, which the shell replaces with a file name that matches. Quote it: '{set.Raw}'.");
            }
            else if (set.ConstantValue is ['[', not (':' or '='), .., ']'] text && IsPlainSet(text[1..^1]))
            {
                script.Report(BracketedRange, set.Span, $"tr takes the brackets for two more characters of the set. Write it without them: '{text[1..^1]}'.");
            }
            else if (set.ConstantValue is { Length: > 1 } word && IsWord(word))
            {
                script.Report(Word, set.Span, $"tr replaces single characters, not the word {word}, in which one occurs twice. Use sed to replace a word.");
            }
        }
    }

    /// <summary>Whether a set holds letters, digits, their ranges and classes alone: among punctuation, brackets may be meant (<c>'[",]'</c>).</summary>
    private static bool IsPlainSet(string set)
    {
        while (set.IndexOf("[:", StringComparison.Ordinal) is >= 0 and var start && set.IndexOf(":]", start + 2, StringComparison.Ordinal) is > 0 and var end)
        {
            set = set.Remove(start, end + 2 - start).Insert(start, "a");
        }

        return set.Length > 0 && set.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
    }

    /// <summary>Whether a set names a letter twice, as words do; classes, ranges and escapes are no words.</summary>
    private static bool IsWord(string set)
    {
        var letters = set.Where(char.IsAsciiLetter).ToArray();
        return set.AsSpan().IndexOfAny("-\\[") < 0 && letters.Distinct().Count() < letters.Length;
    }
}
