using System.Buffers;

namespace A11.Core.Secrets.Values;

/// <summary>Whether a value only stands in for a secret.</summary>
internal static class Placeholder
{
    private static readonly SearchValues<char> ConstantCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    private static readonly string[] Words =
    [
        "changeme", "change-me", "change_me", "example", "placeholder", "redacted", "your", "dummy", "todo", "replace", "xxx", "***", "...", "…", "<", ">", "[", "{{",
        "none", "null", "true", "false", "/run/secrets", "/etc/", "file:", "vault:", "secretkeyref", "fixme", "not-a-real", "not_a_real", "notareal", "not-real", "notasecret", "not-a-secret",
        "not_a_secret", "fake", "do-not-use", "do_not_use",
    ];

    /// <summary>Whether the value is a reference, a placeholder or too short to be a secret.</summary>
    public static bool Is(string value) =>
        value.Length < 3
        || value.Contains('$', StringComparison.Ordinal)
        || value.All(character => character == value[0])
        || IsFormat(value)
        || IsConstantName(value)
        || Words.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>A percent sign that escapes no byte is a format's or a variable's: <c>%s</c>, <c>%PASSWORD%</c>, <c>%(password)s</c>.</summary>
    private static bool IsFormat(string value)
    {
        for (var at = value.IndexOf('%', StringComparison.Ordinal); at >= 0; at = value.IndexOf('%', at + 1))
        {
            if (at + 2 >= value.Length || !char.IsAsciiHexDigit(value[at + 1]) || !char.IsAsciiHexDigit(value[at + 2]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name of what belongs there, written as constants are: <c>DB_PASSWORD</c>, <c>TOKEN</c>.</summary>
    private static bool IsConstantName(string value) =>
        value.AsSpan().IndexOfAnyExcept(ConstantCharacters) < 0 && (SecretNames.IsSecret(value) || value is "PASS" or "KEY" or "PAT");
}
