namespace A11.Core.Docker.Rules;

/// <summary>Versions as Semantic Versioning 2.0.0 writes them.</summary>
internal static class SemanticVersion
{
    /// <summary>Whether a text is one.</summary>
    public static bool IsValid(string text)
    {
        var (rest, build) = Cut(text, '+');
        var (core, prerelease) = Cut(rest, '-');
        var numbers = core.Split('.');
        return numbers.Length == 3
            && numbers.All(IsNumber)
            && (prerelease is null || prerelease.Split('.').All(part => IsIdentifier(part) && (!part.All(char.IsAsciiDigit) || IsNumber(part))))
            && (build is null || build.Split('.').All(IsIdentifier));
    }

    private static (string Before, string? After) Cut(string text, char separator)
    {
        var index = text.IndexOf(separator, StringComparison.Ordinal);
        return index < 0 ? (text, null) : (text[..index], text[(index + 1)..]);
    }

    /// <summary>Digits without a leading zero.</summary>
    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit) && (text.Length == 1 || text[0] != '0');

    private static bool IsIdentifier(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
}
