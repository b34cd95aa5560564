namespace A11.Core.Secrets.Values;

/// <summary>How sure it is that a value is a secret.</summary>
internal enum SecretCertainty
{
    /// <summary>It is none, or something else reports it.</summary>
    None,

    /// <summary>A password that everybody knows.</summary>
    Default,

    /// <summary>A text that its name calls a secret.</summary>
    Named,

    /// <summary>Such a text that a program made up.</summary>
    Generated,
}

/// <summary>What a name and its value say together.</summary>
internal static class NamedSecret
{
    /// <summary>Names of what people type to get in.</summary>
    private static readonly string[] Passwords = ["password", "passwd", "passphrase", "passwort", "pwd"];

    /// <summary>Words in a value of such a name that speak to who reads it, as labels and messages do.</summary>
    private const int MostWords = 6;

    /// <summary>Judges a variable: whoever writes one has a program read it, so any text will do.</summary>
    public static SecretCertainty JudgeVariable(string name, string value) =>
        !SecretNames.IsSecret(name) || IsNone(name, value) ? SecretCertainty.None
        : DefaultPasswords.Contain(value) ? SecretCertainty.Default
        : RandomText.Is(value) ? SecretCertainty.Generated
        : SecretCertainty.Named;

    /// <summary>Judges a setting of a file that may be about anything: words are secrets only beside an account, or where they look made for that.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="isBesideAccount">Whether settings beside it name a user, a server or a database.</param>
    public static SecretCertainty JudgeSetting(string name, string value, bool isBesideAccount) => JudgeVariable(name, value) switch
    {
        SecretCertainty.Default => isBesideAccount && IsPassword(name) ? SecretCertainty.Default : SecretCertainty.None,
        SecretCertainty.Named => IsPassword(name) && (IsStrong(value) || (isBesideAccount && value.Count(static character => character == ' ') < MostWords)) ? SecretCertainty.Named : SecretCertainty.None,
        var other => other,
    };

    /// <summary>Whether the name ends as that of a password does.</summary>
    public static bool IsPassword(string name) => Passwords.Any(word => name.EndsWith(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Letters with digits or signs, without a space.</summary>
    private static bool IsStrong(string value) =>
        value.Length >= 6 && !value.Contains(' ', StringComparison.Ordinal) && value.Any(char.IsAsciiLetter) && value.Any(char.IsAsciiDigit) && !value.Contains('.', StringComparison.Ordinal) && !value.Contains('/', StringComparison.Ordinal);

    /// <summary>A reference, a placeholder, what anybody may read, or what other rules report: a token or a login.</summary>
    private static bool IsNone(string name, string value) =>
        Placeholder.Is(value) || PublicValue.Is(name, value) || value.Contains("://", StringComparison.Ordinal) || TokenText.IsIn(value) || value.StartsWith("-----BEGIN", StringComparison.Ordinal);
}
