namespace A11.Core.Configuration;

/// <summary>The version of the set of rules, as major.minor.</summary>
/// <param name="Major">Counts changes that may break a build.</param>
/// <param name="Minor">Counts additions.</param>
public readonly record struct RulesetVersion(int Major, int Minor) : IComparable<RulesetVersion>
{
    /// <summary>The newest ruleset that this engine knows.</summary>
    public static RulesetVersion Newest { get; } = new(1, 0);

    /// <summary>Reads <c>major.minor</c>.</summary>
    public static bool TryParse(string text, out RulesetVersion version)
    {
        var parts = text.Split('.');
        var isVersion = parts.Length == 2 & int.TryParse(parts[0], out var major) & int.TryParse(parts[^1], out var minor);
        version = new RulesetVersion(major, minor);
        return isVersion && major >= 0 && minor >= 0;
    }

    /// <inheritdoc/>
    public int CompareTo(RulesetVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary>Orders by major, then by minor.</summary>
    public static bool operator <(RulesetVersion left, RulesetVersion right) => left.CompareTo(right) < 0;

    /// <summary>Orders by major, then by minor.</summary>
    public static bool operator >(RulesetVersion left, RulesetVersion right) => left.CompareTo(right) > 0;

    /// <summary>Orders by major, then by minor.</summary>
    public static bool operator <=(RulesetVersion left, RulesetVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by major, then by minor.</summary>
    public static bool operator >=(RulesetVersion left, RulesetVersion right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Major}.{Minor}";
}
