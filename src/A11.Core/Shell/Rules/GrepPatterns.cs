using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The pattern that grep gets.</summary>
public sealed class GrepPatterns() : ShellCommandRule("grep")
{
    private static readonly SearchValues<char> ExpressionCharacters = SearchValues.Create("[\\^$|+(");

    private static readonly CheckDescriptor RepeatedLetter = new("AXS2022", "repeated-letter-in-regex", "Match any text in grep with .*", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2022"] };

    private static readonly CheckDescriptor UnquotedPattern = new("AXS2062", "unquoted-grep-pattern", "Quote patterns passed to grep", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2062"] };

    private static readonly CheckDescriptor GlobAsExpression = new("AXS2063", "glob-as-grep-pattern", "Patterns for grep must be regular expressions", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2063"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => UnquotedPattern;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [RepeatedLetter, UnquotedPattern, GlobAsExpression];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        foreach (var option in command.Arguments)
        {
            if (option.Value.StartsWith("--regex", StringComparison.Ordinal) && option.HasPattern)
            {
                ReportUnquoted(option, script);
                return;
            }
        }

        if (command.HasFlag("-f", "--file") || command.Operands.FirstOrDefault(static operand => operand.Value != "--") is not { } pattern)
        {
            return;
        }

        if (pattern.HasPattern)
        {
            ReportUnquoted(pattern, script);
        }

        if (!command.HasFlag("-F", "--fixed-strings", "--include", "--exclude", "--include-dir", "--exclude-dir", "--only-matching", "-o") && pattern.ConstantValue is { } text)
        {
            CheckExpression(pattern, text, script);
        }
    }

    private static void ReportUnquoted(ShellWord word, ScriptContext script) =>
        script.Report(UnquotedPattern, word.Span, $"The unquoted pattern {word.Raw} is a glob, which the shell replaces with matching file names before grep starts. Quote it.");

    private static void CheckExpression(ShellWord pattern, string text, ScriptContext script)
    {
        // At the start of a basic expression it is an asterisk, and with nothing but an end behind it, it is meant as one.
        if (text is ['*', _, ..] and not "*$" or [not ('.' or '\\' or ']' or '^'), '*'])
        {
            script.Report(GlobAsExpression, pattern.Span, $"grep takes a regular expression, in which * repeats what precedes it, so {text} means something else than as a glob. Use .* for any text, or grep -F for a literal asterisk.");
        }
        else if (text.IndexOf('*', StringComparison.Ordinal) is > 0 and var star && RepeatsLetter(text, star))
        {
            script.Report(RepeatedLetter, pattern.Span, $"grep takes a regular expression, in which {text[star - 1]}* is any number of the letter {text[star - 1]}. Use .* for any text.");
        }
    }

    /// <summary>Whether a text with a <c>*</c> behind a letter or digit looks more like a glob than like a regular expression.</summary>
    private static bool RepeatsLetter(string text, int star) =>
        char.IsAsciiLetterOrDigit(text[star - 1])
        && !text.AsSpan(0, star).ContainsAny(ExpressionCharacters)
        && !text.Contains(".*", StringComparison.Ordinal)
        && (star == text.Length - 1 || text[star + 1] == '.' || char.IsAsciiLetterOrDigit(text[star + 1]));
}
