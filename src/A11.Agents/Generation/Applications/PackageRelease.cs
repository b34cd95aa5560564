namespace A11.Agents.Generation.Applications;

/// <summary>How the packages of a library are made and handed out.</summary>
/// <param name="Build">The commands that compile it in the version that is released, one a line.</param>
/// <param name="Pack">The commands that make the packages, one a line.</param>
/// <param name="Push">The command that hands them out, its key in the variable <see cref="KeyVariable"/>.</param>
/// <param name="NeedsHistory">Whether its version is worked out from git's history.</param>
internal sealed record PackageRelease(string Build, string Pack, string Push, bool NeedsHistory)
{
    /// <summary>The secret, and the variable, that holds the key of the package source.</summary>
    public const string KeyVariable = "NUGET_API_KEY";
}
