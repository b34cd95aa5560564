using System.Collections.Immutable;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Model;

/// <summary>Finds what a Dockerfile runs, and the shell that reads each script: the one in force, or the one that a comment of hadolint's names.</summary>
internal static class DockerRuns
{
    /// <summary>The RUNs whose scripts are for a POSIX shell, in the order of the file, those that ONBUILD holds back included.</summary>
    public static ImmutableArray<DockerRun> Find(DockerfileModel file)
    {
        var runs = ImmutableArray.CreateBuilder<DockerRun>();
        var comments = file.Syntax.Comments.Select(comment => (Position: comment.Start, Shell: NamedShell(file.Syntax.Source[comment]))).Where(pair => pair.Shell.Length > 0).ToList();
        foreach (var stage in file.Stages)
        {
            DockerRun? previous = null;
            foreach (var outer in stage.Instructions)
            {
                var instruction = outer.Trigger ?? outer;
                if (!instruction.Is("RUN"))
                {
                    continue;
                }

                var shell = stage.Before(instruction).Shell;
                var named = comments.Count == 0 ? null : NamedFor(instruction, stage, file, shell.Source, comments);
                var text = DockerRunText.Read(instruction, file.Syntax.Source);
                if (text is not null && (text.IsExec || ((text.Shell ?? named) is { } program ? DockerShell.IsPosix(program) : shell.Kind == ShellKind.Posix)))
                {
                    previous = new DockerRun(instruction, stage, file, previous, text, text.Shell ?? named ?? string.Join(' ', shell.Words), isTrigger: instruction != outer);
                    runs.Add(previous);
                }
            }
        }

        return runs.ToImmutable();
    }

    /// <summary>The shell that the nearest comment names: in the stage, behind the SHELL in force, or in front of the first FROM.</summary>
    private static string? NamedFor(Instruction run, Stage stage, DockerfileModel file, Instruction? source, List<(int Position, string Shell)> comments)
    {
        var begin = Math.Max(stage.From?.Span.Start ?? 0, source?.Span.Start ?? 0);
        var first = file.Stages[0].From?.Span.Start ?? 0;
        string? found = null;
        foreach (var (position, shell) in comments)
        {
            found = position < run.Span.Start && (position >= begin || (position < first && source is null)) ? shell : found;
        }

        return found;
    }

    /// <summary>The shell in <c># hadolint shell=…</c>; empty for another comment.</summary>
    private static string NamedShell(ReadOnlySpan<char> comment)
    {
        var text = comment.TrimStart("# \t");
        foreach (var word in (ReadOnlySpan<string>)["hadolint", "shell", "="])
        {
            if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return "";
            }

            text = text[word.Length..].TrimStart();
        }

        var end = text.IndexOfAny(" \t#");
        return (end < 0 ? text : text[..end]).ToString();
    }
}
