using System.Buffers;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A pattern reaches the program that it is for.</summary>
public sealed class QuoteSearchPatterns() : ShellCommandRule("grep", "find", "tr")
{
    private static readonly SearchValues<char> ExpressionCharacters = SearchValues.Create("[\\^$|+(");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2062", "quote-search-patterns", "A pattern reaches the program that it is for", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2062", "shellcheck/SC2063", "shellcheck/SC2022", "shellcheck/SC2061", "shellcheck/SC2060", "shellcheck/SC2021", "shellcheck/SC2020", "shellcheck/SC2146", "shellcheck/SC2150", "shellcheck/SC2156", "shellcheck/SC2014", "shellcheck/SC2067", "shellcheck/SC2227", "shellcheck/SC2185"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        switch (command.Name)
        {
            case "grep":
                CheckGrep(command, script);
                break;
            case "find":
                CheckFind(command, script);
                break;
            default:
                CheckTr(command, script);
                break;
        }
    }

    private void CheckGrep(ShellCommand command, ScriptContext script)
    {
        foreach (var option in command.Arguments)
        {
            if (option.Value.StartsWith("--regex", StringComparison.Ordinal) && option.HasPattern)
            {
                script.Report(this, option.Span, "Files that match take the place of the expression; quote it.", code: "SC2062");
                return;
            }
        }

        if (command.HasFlag("-f", "--file") || command.Operands.FirstOrDefault(static operand => operand.Value != "--") is not { } pattern)
        {
            return;
        }

        if (pattern.HasPattern && pattern.Parts.All(static part => part is LiteralPart))
        {
            script.Report(this, pattern.Span, "Files that match take the place of the expression; quote it.", code: "SC2062");
        }

        if (command.HasFlag("-F", "--fixed-strings", "--include", "--exclude", "--include-dir", "--exclude-dir", "--only-matching", "-o") || pattern.ConstantValue is not { } text)
        {
            return;
        }

        if (text.StartsWith('*'))
        {
            script.Report(this, pattern.Span, "grep takes regular expressions, in which a * repeats what stands in front; write .* for any text.", code: "SC2063");
        }
        else if (text.IndexOf('*', StringComparison.Ordinal) is > 0 and var star && char.IsAsciiLetterOrDigit(text[star - 1]) && !text.AsSpan(0, star).ContainsAny(ExpressionCharacters) && !text.Contains(".*", StringComparison.Ordinal) && (text.EndsWith('*') || star + 1 < text.Length && text[star + 1] == '.'))
        {
            script.Report(this, pattern.Span, $"grep takes regular expressions: {text} repeats “{text[star - 1]}” any number of times; write .* for any text.", code: "SC2022");
        }
    }

    private void CheckFind(ShellCommand command, ScriptContext script)
    {
        var words = command.Words;
        if (words.Length == 1)
        {
            script.Report(this, words[0].Span, "Without a folder GNU find takes the current one, and others refuse; write “find .”.", code: "SC2185");
        }

        for (var i = 1; i + 1 < words.Length; i++)
        {
            if (words[i].Value is "-name" or "-iname" or "-path" or "-ipath" or "-wholename" && words[i + 1].HasPattern && words[i + 1].Parts.Any(static part => part is LiteralPart { IsEscaped: false } literal && literal.Value.AsSpan().IndexOfAny('*', '?', '[') >= 0))
            {
                script.Report(this, words[i + 1].Span, $"Files that match take the place of the pattern; quote it.", code: "SC2061");
            }
            else if (words[i].Value is "-exec" or "-execdir" or "-ok" or "-okdir")
            {
                CheckExec(command, i, script);
            }
        }

        if (words.Any(static word => word.Value is "-exec" or "-execdir") && command.Node.Redirections.FirstOrDefault(redirection => redirection.Span.End < words[^1].Span.Start) is { } inside)
        {
            script.Report(this, inside.Span, "The redirection is that of find and not of the command behind -exec; use sh -c.", code: "SC2227");
        }
    }

    private void CheckExec(ShellCommand command, int index, ScriptContext script)
    {
        var words = command.Words;
        var end = index + 1;
        while (end < words.Length && words[end].Value is not (";" or "+"))
        {
            end++;
        }

        if (end >= words.Length)
        {
            script.Report(this, words[index].Span, $"No \\; or + of its own ends {words[index].Value}; write “\\;” as a word of its own.", code: "SC2067");
            return;
        }

        if (words[index + 1].Value.Contains(' ', StringComparison.Ordinal) && words[index + 1].ConstantValue is not null)
        {
            script.Report(this, words[index + 1].Span, "-exec starts a program and no shell; write “sh -c '…' sh {}”.", code: "SC2150");
        }

        for (var i = index + 1; i < end; i++)
        {
            if (words[i].HasPattern && words[i].Parts.Any(static part => part is LiteralPart { IsEscaped: false } literal && literal.Value.AsSpan().IndexOfAny('*', '?') >= 0))
            {
                script.Report(this, words[i].Span, "The pattern becomes file names before find starts; use sh -c.", code: "SC2014");
            }
            else if (words[i].Value is "-c" && i + 1 < end && words[i + 1].Value.Contains("{}", StringComparison.Ordinal))
            {
                script.Report(this, words[i + 1].Span, "A file's name becomes code here; write “sh -c '… \"$1\"' sh {}”.", code: "SC2156");
            }
        }

        if (words.Skip(1).Take(index).Any(static word => word.Value is "-o" or "-or") && !words.Any(static word => word.Value is "(" or "\\("))
        {
            script.Report(this, words[index].Span, $"{words[index].Value} belongs to the last alternative alone; group the alternatives by \\( … \\).", code: "SC2146");
        }
    }

    private void CheckTr(ShellCommand command, ScriptContext script)
    {
        foreach (var set in command.Operands)
        {
            if (set.Bare is ['[', .., ']'] && set.HasPattern)
            {
                script.Report(this, set.Span, "Files that match take the place of the set; quote it.", code: "SC2060");
            }
            else if (set.ConstantValue is ['[', not (':' or '='), .. var inner, ']'] && inner.AsSpan().Count('-') == 1 && inner.Length < 4)
            {
                script.Report(this, set.Span, "tr takes brackets for characters; write the range alone: a-z.", code: "SC2021");
            }
            else if (set.ConstantValue is { Length: > 2 } letters && letters.All(char.IsAsciiLetter) && letters.Distinct().Count() < letters.Length)
            {
                script.Report(this, set.Span, "tr replaces characters and not words; use sed for words.", code: "SC2020");
            }
        }
    }
}
