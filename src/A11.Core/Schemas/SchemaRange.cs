using System.Globalization;

namespace A11.Core.Schemas;

/// <summary>The bounds of a number, a length or a count.</summary>
/// <param name="Minimum">The smallest; null where there is none.</param>
/// <param name="Maximum">The largest; null where there is none.</param>
/// <param name="IsOpen">Whether the smallest is itself too small.</param>
internal readonly record struct SchemaRange(double? Minimum, double? Maximum, bool IsOpen)
{
    public bool IsTooSmall(double value) => Minimum is { } minimum && (IsOpen ? value <= minimum : value < minimum);

    public bool IsTooLarge(double value) => value > Maximum;

    public bool Contains(double value) => !IsTooSmall(value) && !IsTooLarge(value);

    /// <summary>The bounds in words: <c>from 1 to 90</c>, <c>greater than 0</c>.</summary>
    public override string ToString()
    {
        var (minimum, maximum) = (Minimum?.ToString(CultureInfo.InvariantCulture), Maximum?.ToString(CultureInfo.InvariantCulture));
        return IsOpen ? $"greater than {minimum}"
            : maximum is null ? $"at least {minimum}"
            : minimum is null ? $"at most {maximum}"
            : $"from {minimum} to {maximum}";
    }
}
