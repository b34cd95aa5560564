using System.Collections.Immutable;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>Finds the scripts of a Dockerfile, and the shell that reads each: the image's, SHELL's, or the one that a comment of hadolint's names.</summary>
internal sealed class RunScripts
{
    private const string DefaultShell = "/bin/sh -c";

    private readonly DockerfileModel _file;
    private readonly ImmutableArray<RunScript>.Builder _scripts = ImmutableArray.CreateBuilder<RunScript>();
    private readonly Dictionary<Stage, string> _shells = [];
    private readonly List<(int Position, string Shell)> _comments;

    private RunScripts(DockerfileModel file)
    {
        _file = file;
        _comments = [.. file.Syntax.Comments.Select(comment => (comment.Start, Shell: NamedShell(file.Syntax.Source[comment]))).Where(pair => pair.Shell.Length > 0)];
    }

    /// <summary>The scripts in the order of the file.</summary>
    public static ImmutableArray<RunScript> Of(DockerfileModel file)
    {
        var scripts = new RunScripts(file);
        foreach (var stage in file.Stages)
        {
            scripts.Read(stage);
        }

        return scripts._scripts.ToImmutable();
    }

    private void Read(Stage stage)
    {
        var shell = InitialShell(stage);
        var position = stage.From?.Span.Start ?? 0;
        RunScript? previous = null;
        foreach (var instruction in stage.Instructions)
        {
            shell = CommentBetween(position, instruction.Span.Start) ?? shell;
            position = instruction.Span.Start;
            var effective = instruction.Trigger ?? instruction;
            if (effective.Is("SHELL") && effective.IsExec)
            {
                shell = string.Join(' ', effective.Words.Select(word => word.Value));
            }
            else if (effective.Is("RUN") && RunText.Read(effective, _file.Syntax.Source) is { } content && (content.IsExec || ShellNames.IsPosix(content.Shell ?? shell)))
            {
                previous = new RunScript(effective, stage, _file, previous, content, content.Shell ?? shell);
                _scripts.Add(previous);
            }
        }

        _shells[stage] = shell;
    }

    private string InitialShell(Stage stage)
    {
        if (stage.Parent is { } parent && _shells.TryGetValue(parent, out var inherited))
        {
            return inherited;
        }

        return CommentBetween(0, _file.Stages[0].From?.Span.Start ?? 0)
            ?? (WindowsImage.IsBaseOf(stage) || _file.Syntax.Escape == '`' ? "cmd /S /C" : DefaultShell);
    }

    private string? CommentBetween(int start, int end)
    {
        string? found = null;
        foreach (var (position, shell) in _comments)
        {
            found = position >= start && position < end ? shell : found;
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
