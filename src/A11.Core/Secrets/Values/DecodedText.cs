using System.Text;

namespace A11.Core.Secrets.Values;

/// <summary>Text in Base64 (RFC 4648).</summary>
internal static class DecodedText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text; null where the value is no Base64, or what it encodes is no text.</summary>
    public static string? Read(string value)
    {
        var bytes = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, bytes, out var length))
        {
            return null;
        }

        try
        {
            return Utf8.GetString(bytes, 0, length) is var text && !text.Any(static character => char.IsControl(character) && !char.IsWhiteSpace(character)) ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
