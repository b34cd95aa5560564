namespace A11.Agents.Generation;

/// <summary>Criteria that need what the built-in agent does not do.</summary>
internal static class UnmetWishes
{
    private static readonly string[] Verbs = ["deploy", "publish", "release", "notify", "upload", "push the", "push image", "push to", "sign", "scan", "roll back", "rollback", "promote"];

    private static readonly string[] Nouns = ["trivy", "codeql", "sbom", "codecov", "slack", "kubernetes", "terraform", "vulnerabilit", "security scan", "blue-green", "canary", "helm"];

    /// <summary>Whether a criterion asks for such a thing.</summary>
    public static bool IsOne(string criterion)
    {
        var text = criterion.ToLowerInvariant();
        return (Verbs.Any(verb => text.StartsWith(verb, StringComparison.Ordinal)) && !text.Contains("target", StringComparison.Ordinal)) || Nouns.Any(noun => text.Contains(noun, StringComparison.Ordinal));
    }
}
