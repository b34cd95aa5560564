using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Repositories;

namespace A11.Core.Characters;

/// <summary>The lines of a file that hold more than printable ASCII, told apart into what is run, what names something and what people read.</summary>
/// <param name="Text">The file's text.</param>
/// <param name="All">The lines.</param>
internal sealed record TextLines(string Text, ImmutableArray<TextLine> All)
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("\t\n\f\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Whether a text is printable ASCII, as nearly all are.</summary>
    public static bool AreAllPlain(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Plain) < 0;

    /// <summary>Reads a file.</summary>
    public static TextLines Read(SourceFile file)
    {
        var reader = new LineReader(file);
        var lines = ImmutableArray.CreateBuilder<TextLine>();
        for (var number = 1; number <= file.Text.LineCount; number++)
        {
            if (reader.Read(file.Text.GetLine(number)) is { } line)
            {
                lines.Add(line);
            }
        }

        return new TextLines(file.Text.Content, lines.ToImmutable());
    }
}
