using System.Text;
using A11.Core.Text;

namespace A11.Agents.FileSystems;

/// <summary>
/// Names as file systems keep them: bytes, mostly but not always UTF-8. A byte that is none of it becomes a lone surrogate (U+DC80 to U+DCFF), as in
/// Python's PEP 383, so that no two names become one, every name leads back to its file, and whoever judges names sees that it is invalid.
/// </summary>
internal static class FileName
{
    private const int Escape = 0xDC00;

    /// <summary>The name of some bytes.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
        {
            return Encoding.ASCII.GetString(bytes);
        }

        var name = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var isValid = Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == System.Buffers.OperationStatus.Done;
            consumed = isValid ? consumed : 1;
            _ = isValid ? name.Append(rune.ToString()) : name.Append((char)(Escape + bytes[0]));
            bytes = bytes[consumed..];
        }

        return name.ToString();
    }

    /// <summary>The bytes of a name, and a zero behind them, as the operating system wants it.</summary>
    /// <exception cref="IOException">The name holds a zero itself.</exception>
    public static byte[] Encode(string name)
    {
        if (name.Contains('\0', StringComparison.Ordinal))
        {
            throw new IOException("A name holds the character U+0000.");
        }

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(name.Length) + 1];
        var length = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (IsEscape(name, i))
            {
                bytes[length++] = (byte)(name[i] - Escape);
                continue;
            }

            _ = Rune.TryGetRuneAt(name, i, out var rune);
            length += rune.EncodeToUtf8(bytes.AsSpan(length));
            i += rune.Utf16SequenceLength - 1;
        }

        return bytes[..(length + 1)];
    }

    /// <summary>Whether a name is no valid UTF-8.</summary>
    public static bool IsInvalid(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (IsEscape(name, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A name for people: bytes that are not UTF-8 are spelled out, such as <c>\xff</c>, and so is what would do more than be seen.</summary>
    public static string Describe(string name) => PrintableText.Name(name);

    private static bool IsEscape(string name, int at) =>
        name[at] is >= '\uDC80' and <= '\uDCFF' && (at == 0 || !char.IsHighSurrogate(name[at - 1]));
}
