namespace A11.Agents.Git;

/// <summary>The line that has git ignore a path.</summary>
/// <param name="File">The file that it stands in, from the root where it lies in the repository.</param>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Pattern">The pattern.</param>
public sealed record GitIgnoreLine(string File, string Line, string Pattern)
{
    /// <summary>Reads such as <c>.gitignore:3:*.lock.json</c>, a tab and the path (git-check-ignore, “Output”); null where the pattern takes the path out again.</summary>
    internal static GitIgnoreLine? Parse(string output)
    {
        var place = output.AsSpan(0, Math.Max(output.LastIndexOf('\t'), 0));
        for (var colon = place.IndexOf(':'); colon > 0; colon = NextColon(place, colon))
        {
            var rest = place[(colon + 1)..];
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits > 0 && rest[digits] == ':')
            {
                var pattern = rest[(digits + 1)..].ToString();
                return pattern.StartsWith('!') ? null : new GitIgnoreLine(place[..colon].ToString(), rest[..digits].ToString(), pattern);
            }
        }

        return null;
    }

    /// <summary>Such as <c>.gitignore:3: *.lock.json</c>.</summary>
    public override string ToString() => $"{File}:{Line}: {Pattern}";

    private static int NextColon(ReadOnlySpan<char> text, int from)
    {
        var next = text[(from + 1)..].IndexOf(':');
        return next < 0 ? -1 : from + 1 + next;
    }
}
