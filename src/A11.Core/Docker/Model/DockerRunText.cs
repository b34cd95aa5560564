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
internal sealed record DockerRunText(string Text, SourceMap Map, ShellScript Script, bool IsExec, string? Shell = null)
{
    /// <summary>Reads a RUN; null where another interpreter reads it.</summary>
    public static DockerRunText? Read(Instruction run, SourceText source)
    {
        if (run.IsExec)
        {
            return ReadExec(run, source);
        }

        var script = run.ScriptIn(source);
        if (!script.IsForShell)
        {
            // The first line names what reads it, which may well be a shell.
            var shell = FirstLineShell(script.Text);
            return DockerShell.IsPosix(shell) ? new DockerRunText(script.Text, script.Map, ShellParser.Parse(script.Text), false, shell) : null;
        }

        // “RUN bash -e <<EOF”: the document is what that shell reads.
        if (run.HereDocuments is [var document] && ShellParser.Parse(run.Arguments).Commands is [{ Name: { } name } command] && DockerShell.IsPosix(name) && !command.Operands.Any())
        {
            var text = source[document.Content].ToString();
            return new DockerRunText(text, SourceMap.Offset(document.Content.Start, document.Content.Length), ShellParser.Parse(text), false, string.Join(' ', command.Words.Select(word => word.Value)));
        }

        return new DockerRunText(script.Text, script.Map, ShellParser.Parse(script.Text), false);
    }

    /// <summary>The interpreter that a script's first line names.</summary>
    private static string FirstLineShell(string text)
    {
        var line = text.AsSpan().TrimStart('\t');
        var end = line.IndexOfAny('\r', '\n');
        line = (end < 0 ? line : line[..end]).TrimStart("#! ").TrimEnd();
        return (line.StartsWith("/usr/bin/env ") ? line["/usr/bin/env ".Length..].TrimStart() : line).ToString();
    }

    private static DockerRunText? ReadExec(Instruction run, SourceText source)
    {
        if (run.Words.IsEmpty)
        {
            return null;
        }

        if (ExecCommand.ScriptOf(run.Words) is { } script)
        {
            return new DockerRunText(script.Text, script.Map, ShellParser.Parse(script.Text), true, script.Shell);
        }

        return new DockerRunText(source.Content, SourceMap.Offset(0, source.Length), ExecCommand.Read(run.Words, source), true);
    }
}
