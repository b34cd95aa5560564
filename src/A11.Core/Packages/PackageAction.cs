namespace A11.Core.Packages;

/// <summary>What a package manager is asked to do.</summary>
internal enum PackageAction
{
    /// <summary>Something that changes no package: a search, a question, a setting.</summary>
    Other,

    /// <summary>The lists of what exists are fetched.</summary>
    Refresh,

    /// <summary>Packages are installed.</summary>
    Install,

    /// <summary>What is installed is brought up to date.</summary>
    Upgrade,

    /// <summary>Packages are removed.</summary>
    Remove,

    /// <summary>What was fetched is thrown away.</summary>
    Clean,
}
