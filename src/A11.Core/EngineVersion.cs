namespace A11.Core;

/// <summary>Which engine this is, for reports, fingerprints and <c>a11 doctor</c>.</summary>
public static class EngineVersion
{
    /// <summary>The product's name as reports write it.</summary>
    public const string Product = "A11.Build";

    /// <summary>The ID of the package by which a build checks the repository.</summary>
    public const string PackageId = "A11.Build";

    /// <summary>The version as major.minor.patch.</summary>
    public static string Text { get; } = typeof(EngineVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
