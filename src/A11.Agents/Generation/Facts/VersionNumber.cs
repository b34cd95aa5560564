using System.Globalization;

namespace A11.Agents.Generation.Facts;

/// <summary>A version as tags and tools write it: numbers between dots.</summary>
internal static class VersionNumber
{
    /// <summary>The version at the beginning of a text; null where it does not begin with one.</summary>
    public static Version? Read(string text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        var digits = text[..end];
        return Version.TryParse(digits.Contains('.', StringComparison.Ordinal) ? digits : digits + ".0", out var version) ? version : null;
    }

    /// <summary>Whether a version belongs to a line: <c>3.12.7</c> to <c>3.12</c> and to <c>3</c>, but not to <c>3.1</c>.</summary>
    public static bool IsOf(string version, string line) => version == line || version.StartsWith(line + ".", StringComparison.Ordinal) || version.StartsWith(line + "-", StringComparison.Ordinal);

    /// <summary>The first two numbers: <c>3.12</c> of <c>3.12.7</c>.</summary>
    public static string Minor(Version version) => string.Create(CultureInfo.InvariantCulture, $"{version.Major}.{version.Minor}");
}
