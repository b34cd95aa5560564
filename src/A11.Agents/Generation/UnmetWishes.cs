namespace A11.Agents.Generation;

/// <summary>Criteria that need what the built-in agent does not do.</summary>
internal static class UnmetWishes
{
    private static readonly string[] Verbs = ["deploy", "publish", "release", "notify", "upload", "push the", "push image", "push to", "sign", "scan", "roll back", "rollback", "promote"];

    private static readonly string[] ReleaseVerbs = ["publish", "release", "push"];

    private static readonly string[] Nouns = ["trivy", "codeql", "sbom", "codecov", "slack", "kubernetes", "terraform", "vulnerabilit", "security scan", "blue-green", "canary", "helm"];

    /// <summary>Whether a criterion asks for such a thing.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <param name="releasesPackages">Whether the repository makes packages, which can be released.</param>
    public static bool IsOne(string criterion, bool releasesPackages)
    {
        var text = criterion.ToLowerInvariant();
        if (releasesPackages && (text.Contains("package", StringComparison.Ordinal) || text.Contains("nuget", StringComparison.Ordinal)) && ReleaseVerbs.Any(verb => text.StartsWith(verb, StringComparison.Ordinal)))
        {
            return false;
        }

        return (Verbs.Any(verb => text.StartsWith(verb, StringComparison.Ordinal)) && !text.Contains("target", StringComparison.Ordinal)) || Nouns.Any(noun => text.Contains(noun, StringComparison.Ordinal));
    }
}
