using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Php;

/// <summary>A constraint of versions as Composer reads it (Composer's documentation, “Versions and constraints”).</summary>
internal static class ComposerConstraint
{
    /// <summary>The signs, longest first.</summary>
    private static readonly string[] Signs = [">=", "<=", "!=", "^", "~", ">", "<", "="];

    /// <summary>Whether a constraint allows a version: one of its alternatives does, of which all parts must.</summary>
    /// <param name="constraint">The constraint, such as <c>^8.2 || ^8.3</c>.</param>
    /// <param name="version">The full version.</param>
    public static bool Allows(string constraint, Version version) =>
        constraint.Replace("||", "|", StringComparison.Ordinal).Split('|').Any(alternative => AllowsAll(alternative.Trim(), version));

    private static bool AllowsAll(string text, Version version)
    {
        if (text.Split(" - ") is [var low, var high])
        {
            return AllowsOne(">=" + low.Trim(), version) && (AllowsOne("<=" + high.Trim(), version) || AllowsOne("~" + high.Trim() + ".0", version));
        }

        // A sign may stand apart from its version.
        foreach (var sign in Signs)
        {
            text = text.Replace(sign + " ", sign, StringComparison.Ordinal);
        }

        return text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).All(part => AllowsOne(part, version));
    }

    private static bool AllowsOne(string part, Version version)
    {
        var sign = Array.Find(Signs, known => part.StartsWith(known, StringComparison.Ordinal)) ?? "";
        var text = part[sign.Length..].TrimStart('v').Split('@')[0];
        if (VersionNumber.Read(text) is not { } limit)
        {
            return true;
        }

        var parts = text.Split('-')[0].Split('.', StringSplitOptions.RemoveEmptyEntries).TakeWhile(number => number.All(char.IsAsciiDigit)).Count();
        return sign switch
        {
            ">=" => version >= limit,
            ">" => version > limit,
            "<" => version < limit,
            "<=" => version <= limit,
            "!=" => version != limit,
            "^" => version >= limit && version.Major == limit.Major,
            "~" => version >= limit && version.Major == limit.Major && (parts < 3 || version.Minor == limit.Minor),
            _ => version.Major == limit.Major && (parts < 2 || version.Minor == limit.Minor) && (parts < 3 || version.Build == limit.Build),
        };
    }
}
