using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>Lays out a Dockerfile's text in tokens: the parts of its syntax, and the blanks, line ends and continuations between them.</summary>
internal static class DockerfileTokenizer
{
    public static ImmutableArray<DockerfileToken> Read(Dockerfile file)
    {
        var parts = new List<DockerfileToken>(file.Comments.Select(comment => new DockerfileToken(DockerfileTokenKind.Comment, comment)));
        foreach (var instruction in file.Instructions)
        {
            AddParts(instruction, parts);
        }

        parts.RemoveAll(static part => part.Span.Length == 0);
        parts.Sort(static (left, right) => left.Span.CompareTo(right.Span));
        var tokens = ImmutableArray.CreateBuilder<DockerfileToken>(parts.Count * 2);
        var position = 0;
        foreach (var part in parts)
        {
            // A comment between the lines of a flag lies within the flag's token.
            if (part.Span.Start < position)
            {
                continue;
            }

            AddGap(file, position, part.Span.Start, tokens);
            tokens.Add(part);
            position = part.Span.End;
        }

        AddGap(file, position, file.Source.Length, tokens);
        return tokens.ToImmutable();
    }

    private static void AddParts(Instruction instruction, List<DockerfileToken> parts)
    {
        parts.Add(new DockerfileToken(DockerfileTokenKind.Keyword, instruction.Keyword));
        parts.AddRange(instruction.Flags.Select(flag => new DockerfileToken(DockerfileTokenKind.Flag, flag.Span)));
        foreach (var document in instruction.HereDocuments)
        {
            parts.Add(new DockerfileToken(DockerfileTokenKind.HereDocument, document.Content));
            parts.Add(new DockerfileToken(DockerfileTokenKind.Delimiter, document.End));
        }

        foreach (var segment in instruction.Map.Segments)
        {
            parts.Add(new DockerfileToken(DockerfileTokenKind.Argument, segment.Host));
        }
    }

    private static void AddGap(Dockerfile file, int start, int end, ImmutableArray<DockerfileToken>.Builder tokens)
    {
        var text = file.Source.Content;
        while (start < end)
        {
            var kind = KindOf(text[start], file.Escape);
            var stop = start + 1;
            while (stop < end && kind == DockerfileTokenKind.Whitespace && KindOf(text[stop], file.Escape) == kind)
            {
                stop++;
            }

            stop += text[start] == '\r' && stop < end && text[stop] == '\n' ? 1 : 0;
            tokens.Add(new DockerfileToken(kind, TextSpan.FromBounds(start, stop)));
            start = stop;
        }
    }

    private static DockerfileTokenKind KindOf(char character, char escape) =>
        character is '\r' or '\n' ? DockerfileTokenKind.LineEnd
        : character == escape ? DockerfileTokenKind.Continuation
        : char.IsWhiteSpace(character) ? DockerfileTokenKind.Whitespace
        : DockerfileTokenKind.Argument;
}
