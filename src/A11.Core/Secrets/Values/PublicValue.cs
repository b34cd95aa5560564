using System.Buffers;

namespace A11.Core.Secrets.Values;

/// <summary>Whether a value is one that everybody may read, whatever its variable is called: a switch, an address, a path, a version, a class, a public key, a fingerprint.</summary>
internal static class PublicValue
{
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789+.-");
    private static readonly SearchValues<char> UpperHexDigits = SearchValues.Create("0123456789ABCDEF");

    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-~+@:,$%{}()* ");

    /// <summary>Words in names of what is never a fingerprint, even beside “gpg”.</summary>
    private static readonly string[] CredentialWords = ["passphrase", "password", "passwd", "pword", "pwd", "psw", "token", "secret", "credential"];

    private static readonly string[] Switches = ["true", "false", "yes", "no", "on", "off", "none", "null", "dummy", "placeholder", "unused", "fake", "not-set", "notset", "auto", "default", "disabled", "enabled"];

    /// <summary>What public keys and certificates begin with (RFC 4253, RFC 7468, RFC 9580, age).</summary>
    private static readonly string[] PublicKeys = ["ssh-rsa ", "ssh-ed25519 ", "ssh-dss ", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-", "-----BEGIN PUBLIC KEY", "-----BEGIN RSA PUBLIC KEY", "-----BEGIN PGP PUBLIC KEY", "-----BEGIN CERTIFICATE", "age1"];

    /// <summary>Endings of files that hold keys, tokens or texts.</summary>
    private static readonly string[] Files = [".pem", ".key", ".asc", ".gpg", ".pub", ".crt", ".cer", ".p12", ".pfx", ".jks", ".txt", ".json", ".yml", ".yaml", ".env", ".sh"];

    /// <summary>How many hexadecimal digits the IDs and fingerprints of OpenPGP keys have (RFC 9580, section 5.5.4; short IDs are their last eight).</summary>
    private static readonly int[] FingerprintLengths = [8, 16, 32, 40, 64];

    private const int FewestLettersADigit = 5;

    private const int LongestCode = 5;

    /// <summary>Whether everybody may read it.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">Its value.</param>
    public static bool Is(string name, string value) =>
        Switches.Contains(value.ToLowerInvariant())
        || IsNumber(value)
        || (IsCode(value) && !NamedSecret.IsPassword(name))
        || IsPath(value)
        || IsAddress(value)
        || IsClassName(value)
        || PublicKeys.Any(start => value.StartsWith(start, StringComparison.Ordinal))
        || AreFingerprints(name, value);

    /// <summary>A small number or a version.</summary>
    private static bool IsNumber(string value)
    {
        var version = value.AsSpan(value.StartsWith('v') ? 1 : 0);
        return version.Length is > 0 and < 20 && char.IsAsciiDigit(version[0]) && version.IndexOfAnyExceptInRange('.', '9') < 0 && !version.Contains('/') && (version.Contains('.') || version.Length < 4);
    }

    /// <summary>So few digits that nothing but a person's password or PIN has them: the number of a certificate, of a port, of a customer.</summary>
    private static bool IsCode(string value) => value.Length <= LongestCode && value.All(char.IsAsciiDigit);

    private static bool IsPath(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        var isBelowVariable = value.StartsWith('$') && slash > 0 && !value.AsSpan(0, slash).Contains(':');
        return isBelowVariable
            || IsAbsolutePath(value)
            || value is ['~', '/', ..] or ['.', '/', ..] or ['.', '.', '/', ..] or [_, ':', '\\', ..]
            || (!value.Contains(' ', StringComparison.Ordinal) && Files.Any(ending => value.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>An absolute path, and not a text in Base64 that happens to begin with a slash.</summary>
    private static bool IsAbsolutePath(string value)
    {
        if (!value.StartsWith('/') || value.AsSpan().IndexOfAnyExcept(PathCharacters) >= 0)
        {
            return false;
        }

        var segments = value.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length > 0 && (IsRootFolder(segments) || !segments.Any(segment => IsBlob(segment, isAlone: segments.Length == 1)));
    }

    /// <summary>Whether a path begins as most do: <c>/run/…</c>, <c>/home/…</c>.</summary>
    private static bool IsRootFolder(string[] segments) => segments is [{ Length: >= 3 }, _, ..] && segments[0].All(char.IsAsciiLetterLower);

    /// <summary>
    /// Whether a segment looks like a part of a text in Base64: letters of both cases, with digits between them. A single one needs only look made up.
    /// </summary>
    private static bool IsBlob(string segment, bool isAlone)
    {
        if (!segment.All(static character => char.IsAsciiLetterOrDigit(character) || character == '+') || !DefaultPasswords.IsRandom(segment))
        {
            return false;
        }

        return isAlone || (segment.Any(char.IsAsciiLetterUpper) && segment.Any(char.IsAsciiLetterLower) && (segment.Any(char.IsAsciiDigit) || segment.Contains('+', StringComparison.Ordinal)));
    }

    /// <summary>A URL without a password in it.</summary>
    private static bool IsAddress(string value)
    {
        var scheme = value.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && !value.Contains('@', StringComparison.Ordinal) && value.AsSpan(0, scheme).IndexOfAnyExcept(SchemeCharacters) < 0;
    }

    /// <summary>The full name of a class, as Java and .NET write it: <c>io.kubernetes.client.V1SecretKeySelector</c>.</summary>
    private static bool IsClassName(string value)
    {
        var segments = value.Split('.');
        return segments.Length >= 3
            && char.IsAsciiLetterUpper(segments[^1].FirstOrDefault())
            && segments.All(IsIdentifier);
    }

    /// <summary>A name in which a digit is rare, as in <c>V1SecretKeySelector</c>.</summary>
    private static bool IsIdentifier(string segment) =>
        segment.Length > 0 && char.IsAsciiLetter(segment[0]) && segment.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_')
        && segment.Count(char.IsAsciiDigit) * FewestLettersADigit <= segment.Count(char.IsAsciiLetter);

    /// <summary>
    /// One or more fingerprints, in any form beside the name of an OpenPGP key; beside any other name only as GnuPG prints them: 40 hexadecimal digits in upper case.
    /// Where the name says that it holds a password or a token, the same digits are one.
    /// </summary>
    private static bool AreFingerprints(string name, string value)
    {
        if (CredentialWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        var isOpenPgp = name.Contains("gpg", StringComparison.OrdinalIgnoreCase) || name.Contains("pgp", StringComparison.OrdinalIgnoreCase);
        if (IsGrouped(value))
        {
            return true;
        }

        var words = value.Split([' ', ',', ';', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.All(word => isOpenPgp ? IsFingerprint(word) : word.Length == 40 && word.AsSpan().IndexOfAnyExcept(UpperHexDigits) < 0);
    }

    private static bool IsFingerprint(string word)
    {
        var digits = word.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? word[2..] : word;
        return FingerprintLengths.Contains(digits.Length) && digits.All(char.IsAsciiHexDigit);
    }

    /// <summary>Ten groups of four digits.</summary>
    private static bool IsGrouped(string value)
    {
        var groups = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return groups.Length == 10 && groups.All(static group => group.Length == 4 && group.All(char.IsAsciiHexDigit));
    }
}
