using System.Collections.Immutable;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>The commands that RUN, CMD, ENTRYPOINT or HEALTHCHECK starts, in whichever form it is written.</summary>
/// <param name="Commands">The commands in order; their spans are those of the script.</param>
/// <param name="Map">Leads from the script to the file.</param>
/// <param name="HasShell">Whether a shell runs them: the shell form, or <c>sh -c</c> in the exec form.</param>
public sealed record InstructionCommands(ImmutableArray<ShellCommand> Commands, SourceMap Map, bool HasShell)
{
    private static readonly InstructionCommands None = new([], SourceMap.Offset(0, 0), false);

    /// <summary>Reads them.</summary>
    public static InstructionCommands Of(Instruction instruction, SourceText source)
    {
        var words = instruction.Is("HEALTHCHECK") ? instruction.Words.Skip(1).ToImmutableArray() : instruction.Words;
        if (words.IsEmpty || instruction.Trigger is not null)
        {
            return None;
        }

        return instruction.IsExec ? OfExec(words, source) : OfShell(instruction, words, source);
    }

    private static InstructionCommands OfShell(Instruction instruction, ImmutableArray<DockerfileWord> words, SourceText source)
    {
        if (!instruction.HereDocuments.IsEmpty && instruction.Arguments.StartsWith("<<", StringComparison.Ordinal))
        {
            var content = instruction.HereDocuments[0].Content;
            return new InstructionCommands(ShellParser.Parse(source[content].ToString()).Commands, SourceMap.Offset(content.Start, content.Length), true);
        }

        // HEALTHCHECK's own CMD stands before the script.
        var skipped = instruction.Is("HEALTHCHECK") ? instruction.Arguments.Length - instruction.Arguments.AsSpan(words.Length == instruction.Words.Length ? 0 : 3).TrimStart().Length : 0;
        var text = instruction.Arguments[skipped..];
        return new InstructionCommands(ShellParser.Parse(text).Commands, instruction.Map.Slice(new TextSpan(skipped, text.Length)), true);
    }

    private static InstructionCommands OfExec(ImmutableArray<DockerfileWord> words, SourceText source)
    {
        if (words.Length >= 3 && words[0].Value is "sh" or "/bin/sh" or "bash" or "/bin/bash" or "ash" or "/bin/ash" or "dash" && words[1].Value.StartsWith('-') && words[1].Value.EndsWith('c'))
        {
            var script = words[2];
            var isVerbatim = script.Span.Length == script.Value.Length + 2;
            var map = isVerbatim
                ? SourceMap.Offset(script.Span.Start + 1, script.Value.Length)
                : SourceMap.FromSegments([new SourceMap.Segment(0, script.Value.Length, script.Span)]);
            return new InstructionCommands(ShellParser.Parse(script.Value).Commands, map, true);
        }

        var command = new ShellCommand(
            words[0].Span.Union(words[^1].Span),
            [.. words.Select(word => new ShellWord(word.Span, word.Raw, word.Value, []))],
            [],
            ShellOperator.Sequence,
            0);
        return new InstructionCommands([command], SourceMap.Offset(0, source.Length), false);
    }
}
