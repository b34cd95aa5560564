namespace A11.Core.Diagnostics;

/// <summary>The one order in which findings are reported: path, place, rule, message; the same on every machine and run.</summary>
public sealed class DiagnosticOrder : IComparer<Diagnostic>
{
    /// <summary>The order.</summary>
    public static DiagnosticOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Diagnostic? x, Diagnostic? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var order = string.CompareOrdinal(x.Path, y.Path);
        order = order != 0 ? order : x.Span.CompareTo(y.Span);
        order = order != 0 ? order : string.CompareOrdinal(x.Rule.Id, y.Rule.Id);
        return order != 0 ? order : string.CompareOrdinal(x.Message, y.Message);
    }
}
