using System.Collections.Immutable;
using A11.Core.Docker.Syntax;
using A11.Core.Json.Syntax;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>The exec form as what it is: one command, whose words no shell reads.</summary>
internal static class ExecCommand
{
    /// <summary>A script of that command alone; its places are the file's.</summary>
    public static ShellScript Read(ImmutableArray<DockerfileWord> words, SourceText source)
    {
        var span = words[0].Span.Union(words[^1].Span);
        ImmutableArray<ShellWord> literals = [.. words.Select(word => new ShellWord(source.Content, word.Span, [new SingleQuotedPart(word.Span, word.Value, isAnsi: false)]))];
        var command = new SimpleCommand(span, [], literals, []);
        return new ShellScript(source.Content, new ShellList(span, [new ShellListItem(command, IsBackground: false)]), [], []);
    }

    /// <summary>The script that the words give to a shell, as <c>["sh", "-ec", "…"]</c> does; null where they don't.</summary>
    public static ExecScript? ScriptOf(ImmutableArray<DockerfileWord> words)
    {
        var values = words.Select(word => word.Value).ToArray();
        if (ShellInvocation.FindCommandString(values) is not var (program, place) || !DockerShell.IsPosix(values[program]))
        {
            return null;
        }

        var script = words[place];
        var isContinued = script.Span.Length != script.Raw.Length;
        var map = isContinued
            ? SourceMap.FromSegments([new SourceMap.Segment(0, script.Value.Length, script.Span)])
            : JsonString.CreateMap(script.Raw.AsSpan(1, script.Raw.Length - 2), script.Span.Start + 1);
        return new ExecScript(script.Value, map, string.Join(' ', values[program..place]));
    }
}

/// <summary>A script in the exec form.</summary>
/// <param name="Text">The script.</param>
/// <param name="Map">Leads from it to the file: letter for letter, or, where the string goes on in another line, from all of it to all of the string.</param>
/// <param name="Shell">The words in front of it: the shell and its options.</param>
internal sealed record ExecScript(string Text, SourceMap Map, string Shell);
