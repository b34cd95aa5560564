namespace A11.Core.Secrets;

/// <summary>Whether a value only stands in for a secret.</summary>
internal static class Placeholder
{
    private static readonly string[] Words =
    [
        "changeme", "change-me", "change_me", "example", "placeholder", "redacted", "your", "dummy", "todo", "replace", "xxx", "***", "...", "<", ">", "[", "{{", "%",
        "none", "null", "true", "false", "/run/secrets", "/etc/", "file:", "vault:", "secretkeyref", "fixme",
    ];

    /// <summary>Whether the value is a reference, a placeholder or too short to be a secret.</summary>
    public static bool Is(string value) =>
        value.Length < 3
        || value.Contains('$', StringComparison.Ordinal)
        || value.All(character => character == value[0])
        || Words.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase));
}
