using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Commands over several lines that end before they were meant to.</summary>
public sealed class LineContinuations : ShellRule
{
    private static readonly CheckDescriptor Space = new("AXS1101", "space-after-backslash", "A backslash that continues a line must be its last character", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1101"], Fix = FixSafety.Unsafe };

    private static readonly CheckDescriptor Comment = new("AXS1143", "comment-in-continued-command", "Put comments above a continued command", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1143"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Space;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Space, Comment];

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(SimpleCommand)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        if (node is not SimpleCommand { Words: [.., { Raw: "\\ " or "\\\t" } last] words })
        {
            return;
        }

        var rest = script.RestOfLine(last.Span.End);
        if (script.Script.Text.AsSpan(rest.Start, rest.Length).IsWhiteSpace() && IsContinued(words, rest.End, script))
        {
            var blank = TextSpan.FromBounds(last.Span.Start + 1, rest.End);
            script.Report(Space, last.Span, "The space after the backslash makes this an argument, so the command ends here. Remove the space.", new Fix("Remove the space", [new TextEdit(blank, "")], FixSafety.Unsafe));
        }
    }

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        foreach (var comment in script.Script.Comments)
        {
            if (EndOfLineBefore(comment.Start, script) is { } end && IsBackslash(end - 1, script) && !IsInComment(end - 1, script) && LineAfter(comment, script) is { } next && IndentOf(next, script) > IndentOf(FirstLine(end, script), script))
            {
                script.Report(Comment, comment, "The comment ends the command that is continued above it, so the next line runs as a command of its own. Put the comment above the command.");
            }
        }
    }

    /// <summary>Whether the next line seems to belong to the command: the word is no value of an option, or the line is indented.</summary>
    private static bool IsContinued(ImmutableArray<ShellWord> words, int end, ScriptContext script)
    {
        var next = AfterLineBreak(end, script);
        var line = script.RestOfLine(next);
        return !script.Script.Text.AsSpan(line.Start, line.Length).IsWhiteSpace()
            && (words.Length == 1 || words[^2].Bare is not ['-', _] || IndentOf(next, script) > IndentOf(StartOfLine(words[0].Span.Start, script), script));
    }

    /// <summary>The end of the line before, where nothing but whitespace stands before the place on its own line.</summary>
    private static int? EndOfLineBefore(int place, ScriptContext script)
    {
        var start = StartOfLine(place, script);
        return start > 0 && script.Script.Text.AsSpan(start, place - start).IsWhiteSpace() ? start - (start > 1 && script.Script.Text[start - 2] == '\r' ? 2 : 1) : null;
    }

    private static bool IsBackslash(int place, ScriptContext script)
    {
        var count = 0;
        while (place - count >= 0 && script.Script.Text[place - count] == '\\')
        {
            count++;
        }

        return count % 2 == 1;
    }

    private static bool IsInComment(int place, ScriptContext script) => script.Script.Comments.Any(comment => comment.Start <= place && place < comment.End);

    /// <summary>The start of the first line below that is no comment; null where it is empty.</summary>
    private static int? LineAfter(TextSpan comment, ScriptContext script)
    {
        var start = AfterLineBreak(comment.End, script);
        while (true)
        {
            var line = script.RestOfLine(start);
            switch (script.Script.Text.AsSpan(line.Start, line.Length).TrimStart())
            {
                case []:
                    return null;
                case ['#', ..]:
                    start = AfterLineBreak(line.End, script);
                    break;
                default:
                    return start;
            }
        }
    }

    /// <summary>The start of the line on which the command starts that is continued up to a line's end.</summary>
    private static int FirstLine(int end, ScriptContext script)
    {
        var start = StartOfLine(end, script);
        while (EndOfLineBefore(start, script) is { } before && IsBackslash(before - 1, script))
        {
            start = StartOfLine(before, script);
        }

        return start;
    }

    private static int StartOfLine(int place, ScriptContext script) => script.Script.Text.AsSpan(0, place).LastIndexOf('\n') + 1;

    private static int AfterLineBreak(int end, ScriptContext script)
    {
        var text = script.Script.Text.AsSpan(end);
        return end + (text is ['\r', '\n', ..] ? 2 : text is ['\r' or '\n', ..] ? 1 : 0);
    }

    private static int IndentOf(int start, ScriptContext script) => script.Script.Text.AsSpan(start).IndexOfAnyExcept(' ', '\t') is >= 0 and var length ? length : 0;
}
