namespace A11.Core.Docker.Facts;

/// <summary>What a mode of chmod(1) grants: an octal number or symbolic clauses.</summary>
internal static class PermissionMode
{
    /// <summary>Whether everybody may write, and not only to files of their own (the sticky bit, as <c>/tmp</c> has it).</summary>
    public static bool IsWorldWritable(string mode) =>
        Octal(mode) is { } bits ? (bits & 0b010) != 0 && (bits & 0b001_000_000_000) == 0
        : Clauses(mode).Any(static clause => clause.Grants.Contains('w', StringComparison.Ordinal) && clause.Who.AsSpan().ContainsAny('o', 'a'))
            && !Clauses(mode).Any(static clause => clause.Grants.Contains('t', StringComparison.Ordinal));

    /// <summary>Whether a program runs as its owner, whoever starts it.</summary>
    public static bool SetsUser(string mode) =>
        Octal(mode) is { } bits ? (bits & 0b100_000_000_000) != 0
        : Clauses(mode).Any(static clause => clause.Grants.Contains('s', StringComparison.Ordinal) && (clause.Who.Length == 0 || clause.Who.AsSpan().ContainsAny('u', 'a')));

    private static int? Octal(string mode)
    {
        if (mode.Length is 0 or > 5 || mode.AsSpan().ContainsAnyExceptInRange('0', '7'))
        {
            return null;
        }

        return Convert.ToInt32(mode, 8);
    }

    /// <summary>The clauses that add or set permissions: <c>go+w</c> is who may, and what.</summary>
    private static IEnumerable<Clause> Clauses(string mode)
    {
        foreach (var text in mode.Split(','))
        {
            var who = text.AsSpan().IndexOfAnyExcept("ugoa");
            if (who >= 0 && text[who] is '+' or '=')
            {
                yield return new Clause(text[..who], text[(who + 1)..]);
            }
        }
    }

    /// <summary>A clause; without a <paramref name="Who"/>, the umask takes from everybody what only its owner should have.</summary>
    private readonly record struct Clause(string Who, string Grants);
}
