using System.Text;
using System.Text.Json;

namespace A11.Agents.Secrets;

/// <summary>The texts that give a value away: itself, reversed and encoded.</summary>
internal static class SecretForms
{
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const string Base64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string LowerHex = "0123456789abcdef";
    private const string UpperHex = "0123456789ABCDEF";

    /// <summary>Every form of a value that is long enough to stand nowhere by chance.</summary>
    public static IEnumerable<string> Enumerate(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        IEnumerable<string> forms =
        [
            ToBytes(value), string.Concat(ToBytes(value).Reverse()), JsonEncodedText.Encode(value).ToString(), Uri.EscapeDataString(value),
            Encode(bytes, 4, LowerHex, 0), Encode(bytes, 4, UpperHex, 0),
            .. Enumerable.Range(0, 3).SelectMany(offset => new[] { Encode(bytes, 6, Base64, offset), Encode(bytes, 6, Base64Url, offset) }),
            .. Enumerable.Range(0, 5).Select(offset => Encode(bytes, 5, Base32, offset)),
        ];
        return forms.Where(form => form.Length >= SecretValues.MinimumLength).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The characters of an encoding that some bytes alone decide, where a number of other bytes stands before them.</summary>
    private static string Encode(byte[] bytes, int bits, string alphabet, int offset)
    {
        const int ByteBits = 8;
        var first = (offset * ByteBits + bits - 1) / bits;
        var last = (offset + bytes.Length) * ByteBits / bits;
        var text = new StringBuilder(last - first);
        for (var i = first; i < last; i++)
        {
            var digit = 0;
            for (var bit = i * bits; bit < (i + 1) * bits; bit++)
            {
                digit = (digit << 1) | ((bytes[bit / ByteBits - offset] >> (ByteBits - 1 - bit % ByteBits)) & 1);
            }

            _ = text.Append(alphabet[digit]);
        }

        return text.ToString();
    }

    /// <summary>Bytes as characters, so that text and what is no text are searched alike.</summary>
    public static string ToBytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
