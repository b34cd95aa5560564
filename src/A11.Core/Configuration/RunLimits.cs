namespace A11.Core.Configuration;

/// <summary>How much an agent may leave behind.</summary>
/// <param name="Files">Number of changed files.</param>
/// <param name="Bytes">Their size together, in bytes.</param>
/// <param name="Output">What it may print, in bytes.</param>
public sealed record RunLimits(int Files, long Bytes, long Output)
{
    /// <summary>200 files, 10 MB, 50 MB of output.</summary>
    public static RunLimits Default { get; } = new(200, 10_000_000, 50_000_000);
}
