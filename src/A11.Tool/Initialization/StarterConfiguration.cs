using A11.Core.Configuration;

namespace A11.Tool.Initialization;

/// <summary>The configuration that a repository starts with: what it says is the default, so that it can be seen and changed.</summary>
internal static class StarterConfiguration
{
    /// <summary>Where it is written, from the repository's root.</summary>
    public const string Path = RepositorySettings.FileName;

    /// <summary>Its text.</summary>
    public const string Text =
        """
        # What A11.Build checks in this repository. “dotnet a11 rules” lists the rules, “dotnet a11 explain ID” tells why each is there.

        # Rules newer than this ruleset only warn, so that an upgrade breaks no build.
        ruleset: 1.0

        # The severity from which on a finding fails the check and the build: error, warning or info.
        failOn: error

        # Agents run in a sandbox where this system has one. With “required”, no agent starts without one; use it wherever an agent is not watched.
        # sandbox: required

        # Files that are not yours to fix.
        exclude: []

        """;
}
