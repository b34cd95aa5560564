using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker;
using A11.Core.Files;
using A11.Core.Secrets;

namespace A11.Agents.Acceptance;

/// <summary>What a search for secrets came to.</summary>
/// <param name="Findings">What was found.</param>
/// <param name="Unsearched">The files that no rule about secrets looks at.</param>
internal sealed record SecretSearch(ImmutableArray<Diagnostic> Findings, ImmutableArray<string> Unsearched)
{
    private static readonly SecretDomain SecretRules = new();

    /// <summary>Looks for secrets, in files of any kind and in what Dockerfiles leave in an image.</summary>
    private static readonly Engine SecretEngine = new([SecretRules, new DockerDomain()], []);

    /// <summary>The checks of Dockerfiles that are about secrets: in ARG and ENV, passwords of users, logins, files with credentials.</summary>
    private static readonly string[] DockerChecks = ["AXD0004", "AXD5006", "AXD5009", "AXD5010"];

    /// <summary>Searches files, also where a comment or the repository's settings suppress what is found.</summary>
    public static SecretSearch Run(IFileSource files, string[] paths)
    {
        var result = SecretEngine.Run(files, new DefaultSettings(allRules: true), paths);
        return new SecretSearch(
            [.. result.Diagnostics.Concat(result.Suppressed).Where(finding => finding.Rule.FindsSecrets || DockerChecks.Contains(finding.Rule.Id))],
            [.. paths.Where(path => !SecretRules.MayClaim(path) || !result.CheckedFiles.Contains(path))]);
    }
}
