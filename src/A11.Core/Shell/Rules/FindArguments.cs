using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Where find searches, what it matches and what it runs.</summary>
public sealed class FindArguments() : ShellCommandRule("find")
{
    private static readonly CheckDescriptor GlobInExec = new("AXS2014", "glob-in-find-exec", "Globs and substitutions after -exec should be expanded by a shell that find starts", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2014"] };

    private static readonly CheckDescriptor UnquotedPattern = new("AXS2061", "unquoted-find-pattern", "Quote patterns passed to find", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2061"] };

    private static readonly CheckDescriptor UnterminatedExec = new("AXS2067", "unterminated-find-exec", "End -exec with an argument \\; or +", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2067"] };

    private static readonly CheckDescriptor UngroupedAlternatives = new("AXS2146", "ungrouped-find-alternatives", "Group alternatives in find before an action", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2146"] };

    private static readonly CheckDescriptor ShellCodeInExec = new("AXS2150", "shell-code-in-find-exec", "Start a shell after -exec to run shell code", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2150"] };

    private static readonly CheckDescriptor FileNameInCode = new("AXS2156", "file-name-in-shell-code", "Pass file names to sh -c as arguments", Severity.Warning, Category.Secure) { Aliases = ["shellcheck/SC2156"] };

    private static readonly CheckDescriptor MissingPath = new("AXS2185", "missing-find-path", "Name the directory that find searches", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2185"] };

    private static readonly CheckDescriptor RedirectionInExec = new("AXS2227", "redirection-in-find-exec", "Redirections of find should follow all of its arguments", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2227"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => UnquotedPattern;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [GlobInExec, UnquotedPattern, UnterminatedExec, UngroupedAlternatives, ShellCodeInExec, FileNameInCode, MissingPath, RedirectionInExec];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        var words = command.Words;
        if (IsWithoutPath(words))
        {
            script.Report(MissingPath, words[0].Span, "find without a directory searches the current one only in some systems and fails in others. Name it: find .");
        }

        for (var i = 1; i + 1 < words.Length; i++)
        {
            if (IsPatternTest(words[i].Value) && words[i + 1].HasPattern && HasUnquoted(words[i + 1], "*?["))
            {
                script.Report(UnquotedPattern, words[i + 1].Span, $"The unquoted pattern {words[i + 1].Raw} is a glob, which the shell replaces with matching file names before find starts. Quote it.");
            }
            else if (IsExec(words[i].Value))
            {
                CheckExec(words, i, script);
            }
        }

        CheckAlternatives(words, script);
        if (words.Any(static word => word.Value is "-exec" or "-execdir") && command.Node.Redirections.FirstOrDefault(redirection => redirection.Span.End < words[^1].Span.Start) is { } inside)
        {
            script.Report(RedirectionInExec, inside.Span, "This redirects find itself, once, and not each command after -exec. Move it to the end, or write -exec sh -c '… > file' sh {} \\;");
        }
    }

    private static void CheckExec(ImmutableArray<ShellWord> words, int index, ScriptContext script)
    {
        var action = words[index].Value;
        var end = index + 1;
        while (end < words.Length && words[end].Value is not (";" or "+"))
        {
            end++;
        }

        if (end >= words.Length)
        {
            script.Report(UnterminatedExec, words[index].Span, $"Nothing ends {action}, so find refuses to run. Add \\; or + as an argument of its own.");
            return;
        }

        if (VariableUses.HasBlank(words[index + 1].Parts))
        {
            script.Report(ShellCodeInExec, words[index + 1].Span, $"{action} starts a program without a shell, and there is none of this name. Write {action} sh -c '…' sh {{}} \\;");
        }

        for (var i = index + 1; i < end; i++)
        {
            if (words[i].HasPattern && HasUnquoted(words[i], "*?"))
            {
                script.Report(GlobInExec, words[i].Span, $"The shell expands {words[i].Raw} once, in its own directory, before find starts. Expand it in a shell of its own: {action} sh -c '…' sh {{}} \\;");
            }
            else if (words[i].AllParts.Any(part => part.Part is CommandSubstitution && script.TextOf(part.Part).Contains("{}", StringComparison.Ordinal)))
            {
                script.Report(GlobInExec, words[i].Span, $"The shell runs {words[i].Raw} once, before find starts, and passes it {{}} as text. Run it in a shell of its own: {action} sh -c '…' sh {{}} \\;");
            }
            else if (words[i].Value is "-c" && i + 1 < end && words[i + 1].Value.Contains("{}", StringComparison.Ordinal))
            {
                script.Report(FileNameInCode, words[i + 1].Span, $"Each file name becomes part of the shell code, so that a crafted name runs commands. Pass it as an argument: {words[i - 1].Raw} -c '… \"$1\"' sh {{}}");
            }
        }
    }

    /// <summary>Alternatives before the first action: it applies to the last of them alone.</summary>
    private static void CheckAlternatives(ImmutableArray<ShellWord> words, ScriptContext script)
    {
        var hasAlternatives = false;
        foreach (var word in words.Skip(1))
        {
            switch (word.Value)
            {
                case "(" or "-prune":
                    return;
                case "-o" or "-or":
                    hasAlternatives = true;
                    break;
                case "-exec" or "-execdir" or "-ok" or "-okdir" or "-print" or "-print0" or "-printf" or "-delete" or "-quit" or "-ls" or "-fprint":
                    if (hasAlternatives)
                    {
                        script.Report(UngroupedAlternatives, word.Span, $"{word.Value} applies only to what follows the last -o. Group the alternatives: \\( … -o … \\) {word.Value}");
                    }

                    return;
            }
        }
    }

    /// <summary>Whether what follows the options of find is an expression, or nothing (POSIX.1-2024, find).</summary>
    private static bool IsWithoutPath(ImmutableArray<ShellWord> words)
    {
        var i = 1;
        while (i < words.Length && words[i].Value is "--" or ['-', 'H' or 'L' or 'P' or 'O' or 'D', ..])
        {
            i += words[i].Value == "-D" ? 2 : 1;
        }

        if (i > words.Length)
        {
            return false;
        }

        return i == words.Length || words[i].Value is "!" or "(" or ")" || (words[i].Value is ['-', not '-', ..] test && test is not ("-help" or "-version"));
    }

    private static bool IsPatternTest(string test) => test is "-name" or "-iname" or "-path" or "-ipath" or "-wholename" or "-iwholename" or "-lname" or "-ilname" or "-regex" or "-iregex";

    private static bool IsExec(string action) => action is "-exec" or "-execdir" or "-ok" or "-okdir";

    private static bool HasUnquoted(ShellWord word, string characters)
    {
        foreach (var part in word.Parts)
        {
            if (part is LiteralPart { IsEscaped: false } literal && literal.Value.AsSpan().IndexOfAny(characters) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
