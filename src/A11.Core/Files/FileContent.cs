using System.Text;
using A11.Core.Text;

namespace A11.Core.Files;

/// <summary>What became of reading a file: its text, or why there is none.</summary>
/// <param name="Text">The decoded text; empty where <paramref name="Problem"/> is set.</param>
/// <param name="Problem">Why the file can't be checked, as the end of the sentence “The file …”; null where it can.</param>
public readonly record struct FileContent(SourceText Text, string? Problem)
{
    /// <summary>The largest file that is read, in bytes; infrastructure files are thousands of times smaller.</summary>
    public const int MaximumBytes = 5 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes UTF-8, or what a byte order mark announces (UTF-8, UTF-16, UTF-32).</summary>
    public static FileContent Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaximumBytes)
        {
            return Unreadable($"is larger than {MaximumBytes / 1024 / 1024} MB; no engine's own file is, so it is not checked");
        }

        var (encoding, mark) = DetectEncoding(bytes);
        string text;
        try
        {
            text = encoding.GetString(bytes[mark..]);
        }
        catch (DecoderFallbackException)
        {
            return Unreadable($"is not valid {encoding.WebName}; save it as UTF-8");
        }

        return text.Contains('\0', StringComparison.Ordinal)
            ? Unreadable("is binary: it holds a NUL character")
            : new FileContent(new SourceText(text), null);
    }

    /// <summary>Content that stands for a file that can't be read.</summary>
    public static FileContent Unreadable(string problem) => new(new SourceText(""), problem);

    /// <summary>The encoding that a byte order mark announces, UTF-8 where there is none, and the mark's length in bytes.</summary>
    public static (Encoding Encoding, int Mark) DetectEncoding(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (StrictUtf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        _ => (StrictUtf8, 0),
    };
}
