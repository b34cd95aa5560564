namespace A11.Core.Secrets.Values;

/// <summary>The names of variables that hold secrets.</summary>
internal static class SecretNames
{
    private static readonly string[] SecretWords = ["password", "passphrase", "passwd", "pwd", "secret", "token", "apikey", "api_key", "access_key", "private_key", "secret_key"];

    /// <summary>Endings of names that point to a secret or speak about it.</summary>
    private static readonly string[] HarmlessEndings = ["_file", "_path", "_url", "_uri", "_id", "_name", "_ttl", "_length", "_expiry", "_expiration", "_type", "_header", "_policy", "_endpoint", "_issuer"];

    /// <summary>Endings of names that switch something on or off (the images mysql and mariadb, “Environment Variables”).</summary>
    private static readonly string[] Switches = ["random_root_password", "allow_empty_password", "allow_empty_root_password"];

    /// <summary>Whether a variable of this name holds a secret.</summary>
    public static bool Contain(string name)
    {
        var lower = name.ToLowerInvariant();
        return SecretWords.Any(word => lower == word || lower.EndsWith("_" + word, StringComparison.Ordinal) || lower.EndsWith("-" + word, StringComparison.Ordinal) || lower.EndsWith(word, StringComparison.Ordinal))
            && !Switches.Any(ending => lower.EndsWith(ending, StringComparison.Ordinal))
            && !HarmlessEndings.Any(ending => lower.EndsWith(ending, StringComparison.Ordinal));
    }
}
