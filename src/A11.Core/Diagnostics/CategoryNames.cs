namespace A11.Core.Diagnostics;

/// <summary>The names of categories and severities in reports and configuration.</summary>
public static class CategoryNames
{
    /// <summary>The category as reports write it: lower case with hyphens.</summary>
    public static string ToName(this Category category) => category switch
    {
        Category.FailFast => "fail-fast",
        _ => category.ToString().ToLowerInvariant(),
    };

    /// <summary>The severity as reports and <c>a11.yml</c> write it: lower case.</summary>
    public static string ToName(this Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "none",
    };

    /// <summary>Reads a severity's name as <c>a11.yml</c> writes it.</summary>
    public static bool TryParseSeverity(ReadOnlySpan<char> name, out Severity severity)
    {
        (var known, severity) = name switch
        {
            "error" => (true, Severity.Error),
            "warning" => (true, Severity.Warning),
            "info" => (true, Severity.Info),
            "none" => (true, Severity.None),
            _ => (false, Severity.None),
        };
        return known;
    }
}
