using System.Globalization;

namespace A11.Core.Compose.Model;

/// <summary>A port, or several that follow each other: <c>8000-8005</c>.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last; the first where there is one alone.</param>
internal readonly record struct PortRange(int First, int Last)
{
    private const int Highest = 65535;

    /// <summary>How many ports it has.</summary>
    public int Count => Last - First + 1;

    /// <summary>Whether a port is in both.</summary>
    public bool Overlaps(PortRange other) => First <= other.Last && other.First <= Last;

    /// <summary>Reads a range; null where the text is none, or names a port that can't be.</summary>
    public static PortRange? Parse(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return Read(dash < 0 ? text : text[..dash]) is { } first && Read(dash < 0 ? text : text[(dash + 1)..]) is { } last && first <= last ? new PortRange(first, last) : null;
    }

    private static int? Read(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= Highest ? port : null;
}
