using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>The script of a RUN.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Map">Leads from the text to the file.</param>
/// <param name="Script">Its commands.</param>
/// <param name="IsExec">Whether it is the exec form.</param>
/// <param name="Shell">The shell that is named in the script itself; null where it is the stage's.</param>
internal sealed record RunText(string Text, SourceMap Map, ShellScript Script, bool IsExec, string? Shell = null)
{
    /// <summary>Reads a RUN; null where another interpreter reads it.</summary>
    public static RunText? Read(Instruction run, SourceText source)
    {
        if (run.IsExec)
        {
            return ReadExec(run, source);
        }

        var script = ShellParser.Parse(run.Arguments);
        if (run.HereDocuments.IsEmpty)
        {
            return new RunText(run.Arguments, run.Map, script, false);
        }

        var document = run.HereDocuments[0].Content;
        if (run.Arguments.StartsWith("<<", StringComparison.Ordinal))
        {
            return ReadDocument(document, source, FirstLineShell(source[document]));
        }

        // “RUN bash -e <<EOF”: the document is what that shell reads.
        return script.Commands is [{ Name: { } name } command] && ShellNames.IsPosix(name) && !command.Operands.Any()
            ? ReadDocument(document, source, string.Join(' ', command.Words.Select(word => word.Value)))
            : new RunText(run.Arguments, run.Map, script, false);
    }

    private static RunText? ReadDocument(TextSpan document, SourceText source, string? shell)
    {
        if (shell is not null && !ShellNames.IsPosix(shell))
        {
            return null;
        }

        var text = source[document].ToString();
        return new RunText(text, SourceMap.Offset(document.Start, document.Length), ShellParser.Parse(text), false, shell);
    }

    /// <summary>The interpreter that a document's first line names; null where it names none.</summary>
    private static string? FirstLineShell(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("#!"))
        {
            return null;
        }

        var end = text.IndexOfAny('\r', '\n');
        var line = (end < 0 ? text : text[..end])[2..].Trim();
        return (line.StartsWith("/usr/bin/env ") ? line["/usr/bin/env ".Length..].TrimStart() : line).ToString();
    }

    private static RunText? ReadExec(Instruction run, SourceText source)
    {
        if (run.Words.IsEmpty)
        {
            return null;
        }

        // ["sh", "-c", "…"]: the text is a script where JSON writes it letter for letter.
        var text = run.Words[^1];
        if (run.Words.Length > 2 && ShellNames.IsPosix(run.Words[0].Value) && run.Words[^2].Value.EndsWith('c') && text.Raw.Length == text.Value.Length + 2 && text.Span.Length == text.Raw.Length)
        {
            var shell = string.Join(' ', run.Words[..^1].Select(word => word.Value));
            return new RunText(text.Value, SourceMap.Offset(text.Span.Start + 1, text.Value.Length), ShellParser.Parse(text.Value), true, shell);
        }

        var words = run.Words.Select(word => new ShellWord(word.Span, word.Raw, word.Value, [])).ToArray();
        var command = new ShellCommand(words[0].Span.Union(words[^1].Span), ShellWrappers.Strip([.. words]), [], ShellOperator.Sequence, 0);
        return new RunText(source.Content, SourceMap.Offset(0, source.Length), new ShellScript([command], []), true);
    }
}
