namespace A11.Build;

/// <summary>What a build asks of the check; each as the property of the same name says it, empty where it says nothing.</summary>
internal sealed record GuardSettings
{
    /// <summary>Absolute path of the repository's root.</summary>
    public required string Root { get; init; }

    /// <summary>A configuration file in place of all others.</summary>
    public string ConfigFile { get; init; } = "";

    /// <summary>The SARIF file to write.</summary>
    public string ReportFile { get; init; } = "";

    /// <summary>The severity from which on a finding fails the build.</summary>
    public string FailOn { get; init; } = "";

    /// <summary>Whether the lock must hold.</summary>
    public bool Locked { get; init; }

    /// <summary>Whether files may be absent that belong to the repository: it came without git, and nobody asked for all of it.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The revision that changes are held against.</summary>
    public string BoundaryBase { get; init; } = "";

    /// <summary>The rules that are silent.</summary>
    public string NoWarn { get; init; } = "";

    /// <summary>The rules whose warnings are errors.</summary>
    public string AsErrors { get; init; } = "";

    /// <summary>The rules whose warnings stay warnings.</summary>
    public string NotAsErrors { get; init; } = "";

    /// <summary>Whether all warnings are errors.</summary>
    public bool AllAsErrors { get; init; }

    /// <summary>Patterns of files that are not checked, between commas.</summary>
    public string Exclude { get; init; } = "";

    /// <summary>The settings and the engine in one text: a pass holds for these only.</summary>
    public string Identity => string.Join(
        '\n',
        [typeof(GuardSettings).Module.ModuleVersionId.ToString(), Root, ConfigFile, ReportFile, FailOn, Locked ? "locked" : "", IsPartial ? "partial" : "", NoWarn, AsErrors, NotAsErrors, AllAsErrors ? "errors" : "", Exclude]);

    /// <summary>The codes of a list, in upper case and sorted; what stands between them is a comma, a semicolon or whitespace, as for the compiler.</summary>
    public static string[] Codes(string list) => [.. Split(list).Select(code => code.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The codes of a list as they are written.</summary>
    public static string[] Split(string list) => list.Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What projects may disagree on, each as its property and value.</summary>
    public (string Property, string Value)[] Describe() =>
    [
        ("A11ConfigFile", ConfigFile),
        ("A11FailOn", FailOn),
        ("A11Locked", Locked ? "true" : "false"),
        ("A11BoundaryBase", BoundaryBase),
        ("A11ReportFile", ReportFile),
        ("NoWarn", NoWarn),
        ("WarningsAsErrors", AsErrors),
        ("WarningsNotAsErrors", NotAsErrors),
        ("A11TreatWarningsAsErrors", AllAsErrors ? "true" : "false"),
        ("A11Exclude", Exclude),
    ];
}
