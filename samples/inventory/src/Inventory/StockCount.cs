using System.Globalization;

namespace Inventory;

/// <summary>The number of pieces of an article, as the cache holds it.</summary>
public static class StockCount
{
    /// <summary>Reads a count; null where the text is none, or is negative.</summary>
    public static long? Parse(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
