namespace A11.Core.Reports;

/// <summary>
/// What GitHub's code scanning takes of one upload (“SARIF support for code scanning”, validating your SARIF file; “SARIF results exceed one or more limits”). It rejects a file beyond the first two,
/// and leaves out and warns of what is beyond the others.
/// </summary>
internal static class SarifLimits
{
    /// <summary>Results of one run.</summary>
    public const int Results = 25_000;

    /// <summary>Bytes of the file, compressed by gzip.</summary>
    public const int CompressedBytes = 10 * 1000 * 1000;

    /// <summary>Results of one run that are shown.</summary>
    public const int ShownResults = 5_000;

    /// <summary>Locations of one result that are shown, of 1,000 that are taken.</summary>
    public const int ShownLocations = 100;

    /// <summary>Tags of one rule that are shown.</summary>
    public const int ShownTags = 10;
}
