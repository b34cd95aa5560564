namespace A11.Core.Secrets.Values;

/// <summary>The names of variables, without regard to case, in an order in which those with the same start are found at once.</summary>
internal sealed class SortedNames
{
    private readonly string[] _names;

    /// <summary>Sorts names.</summary>
    public SortedNames(IEnumerable<string> names)
    {
        _names = [.. names];
        Array.Sort(_names, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether any name begins with this.</summary>
    public bool HaveStart(string start)
    {
        var at = Array.BinarySearch(_names, start, StringComparer.OrdinalIgnoreCase);
        at = at < 0 ? ~at : at;
        return at < _names.Length && _names[at].StartsWith(start, StringComparison.OrdinalIgnoreCase);
    }
}
