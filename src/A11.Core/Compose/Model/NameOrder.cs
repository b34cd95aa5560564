namespace A11.Core.Compose.Model;

/// <summary>The order of names as people sort them: signs, digits, letters, whatever their case.</summary>
/// <param name="isNumeric">Whether numbers are compared by their value.</param>
internal sealed class NameOrder(bool isNumeric) : IComparer<string>
{
    /// <summary>Letter by letter.</summary>
    public static NameOrder Alphabetical { get; } = new(isNumeric: false);

    /// <summary>Numbers by their value.</summary>
    public static NameOrder Numeric { get; } = new(isNumeric: true);

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var one = x.AsSpan();
        var other = y.AsSpan();
        while (!one.IsEmpty && !other.IsEmpty)
        {
            var first = Digits(one);
            var second = Digits(other);
            if (isNumeric && first > 0 && second > 0)
            {
                if (CompareNumbers(one[..first].TrimStart('0'), other[..second].TrimStart('0')) is var order and not 0)
                {
                    return order;
                }

                one = one[first..];
                other = other[second..];
                continue;
            }

            if (Rank(one[0]).CompareTo(Rank(other[0])) is var difference and not 0)
            {
                return difference;
            }

            one = one[1..];
            other = other[1..];
        }

        return one.Length - other.Length;
    }

    private static int CompareNumbers(ReadOnlySpan<char> one, ReadOnlySpan<char> other) => one.Length != other.Length ? one.Length - other.Length : one.SequenceCompareTo(other);

    private static int Digits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;

    private static (int Kind, char Letter) Rank(char character) => (char.IsLetter(character) ? 2 : char.IsDigit(character) ? 1 : 0, char.ToLowerInvariant(character));
}
