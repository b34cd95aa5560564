using System.Buffers;

namespace A11.Core.Secrets.Values;

/// <summary>How an issuer's tokens are written.</summary>
/// <param name="Prefix">What they begin with.</param>
/// <param name="Issuer">Who issues them.</param>
/// <param name="Alphabet">The characters behind the prefix.</param>
/// <param name="Shortest">How many follow at least.</param>
/// <param name="Longest">How many follow at most; a longer text is something else.</param>
internal sealed record TokenForm(string Prefix, string Issuer, SearchValues<char> Alphabet, int Shortest, int Longest)
{
    private const int ChecksumLength = 6;

    /// <summary>Whether the last six characters are the checksum of the others, as GitHub and npm make it.</summary>
    public bool HasChecksum { get; init; }

    /// <summary>Whether it is for an environment of the issuer's that has nothing real in it.</summary>
    public bool IsForTests { get; init; }

    /// <summary>Whether the checksum of a token's body is right; true where the issuer has none.</summary>
    public bool IsSound(ReadOnlySpan<char> body) =>
        !HasChecksum || body.Length != Shortest || body[^ChecksumLength..].SequenceEqual(Checksum(body[..^ChecksumLength]));

    /// <summary>The CRC-32 of the characters in base 62, with zeros in front (GitHub's blog, “Behind GitHub's new authentication token formats”, 2021).</summary>
    private static string Checksum(ReadOnlySpan<char> body)
    {
        const uint Polynomial = 0xEDB88320;
        const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var remainder = uint.MaxValue;
        foreach (var character in body)
        {
            remainder ^= character;
            for (var bit = 0; bit < 8; bit++)
            {
                remainder = (remainder & 1) == 0 ? remainder >> 1 : (remainder >> 1) ^ Polynomial;
            }
        }

        return string.Create(ChecksumLength, ~remainder, static (text, value) =>
        {
            for (var i = text.Length - 1; i >= 0; i--)
            {
                text[i] = Digits[(int)(value % (uint)Digits.Length)];
                value /= (uint)Digits.Length;
            }
        });
    }
}
