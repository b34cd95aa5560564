using System.Collections.Immutable;

namespace A11.Tool.Interactive;

/// <summary>What becomes of a file.</summary>
/// <param name="Text">Its text; null where it is deleted, since nothing in it was anybody else's.</param>
/// <param name="Remarks">What was left as it is, and why, as sentences.</param>
internal sealed record FilePlan(string? Text, ImmutableArray<string> Remarks)
{
    /// <summary>A text without remarks.</summary>
    public FilePlan(string? text)
        : this(text, [])
    {
    }
}
