using System.Buffers;
using System.Globalization;
using System.Text;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>
/// JSON that may be printed into a log: it means the same, but what a log or a terminal would act on (<see cref="PrintableText"/>) is escaped. Such
/// characters stand in strings only, where JSON takes them as escapes.
/// </summary>
public static class JsonText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("\n !\"$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>The document, made harmless.</summary>
    public static string Escape(string document)
    {
        if (document.AsSpan().IndexOfAnyExcept(Plain) < 0)
        {
            return document;
        }

        using var output = new StringWriter(new StringBuilder(document.Length + 16), CultureInfo.InvariantCulture);
        var endsWithHash = false;
        Write(document, output, ref endsWithHash);
        return output.ToString();
    }

    /// <summary>Writes a part of a document, which ends at no half of a surrogate pair.</summary>
    /// <param name="part">The part.</param>
    /// <param name="output">Where to.</param>
    /// <param name="endsWithHash">Whether what was written so far ends with a number sign: two of them begin a command.</param>
    internal static void Write(ReadOnlySpan<char> part, TextWriter output, ref bool endsWithHash)
    {
        while (!part.IsEmpty)
        {
            var plain = part.IndexOfAnyExcept(Plain);
            plain = plain < 0 ? part.Length : plain;
            output.Write(part[..plain]);
            endsWithHash &= plain == 0;
            part = part[plain..];
            if (part.IsEmpty)
            {
                return;
            }

            _ = Rune.DecodeFromUtf16(part, out var rune, out var length);
            var isEscaped = rune.Value == '#' ? endsWithHash : rune.Value is not ('\t' or '\r') && !PrintableText.IsShown(rune);
            WriteCharacter(part[..length], isEscaped, output);
            endsWithHash = rune.Value == '#' && !isEscaped;
            part = part[length..];
        }
    }

    private static void WriteCharacter(ReadOnlySpan<char> character, bool isEscaped, TextWriter output)
    {
        foreach (var unit in character)
        {
            if (isEscaped)
            {
                output.Write("\\u");
                output.Write(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                output.Write(unit);
            }
        }
    }
}
