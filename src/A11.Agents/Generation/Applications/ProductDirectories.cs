namespace A11.Agents.Generation.Applications;

/// <summary>Tells programs that are products by where they lie.</summary>
internal static class ProductDirectories
{
    /// <summary>Directories of what shows, makes, measures or documents the product.</summary>
    private static readonly string[] Others =
    [
        "example", "examples", "_examples", "sample", "samples", "demo", "demos", "docs", "docs_src", "benchmark", "benchmarks", "benches", "scripts", "tools", "hack", "xtask", "fuzz", "test", "tests", "integration-tests", "e2e",
    ];

    /// <summary>Whether a directory may hold a product: none of its parts says otherwise.</summary>
    /// <param name="directory">The directory from the root.</param>
    /// <param name="others">More names of directories that hold none.</param>
    public static bool MayHold(string directory, params string[] others) =>
        !directory.Split('/').Any(part => Others.Contains(part, StringComparer.OrdinalIgnoreCase) || others.Contains(part, StringComparer.OrdinalIgnoreCase));
}
