using A11.Core.Text;

namespace A11.Agents.Reviews.Security;

/// <summary>
/// Finds comments that suppress what scanners of security find (the documentation of Checkov, Trivy, tfsec, Semgrep, Gitleaks, KICS, Bandit and gosec). Those that suppress
/// findings of rules are held by the gate already.
/// </summary>
internal static class SuppressionFacts
{
    private static readonly string[] Marks = ["checkov:skip", "trivy:ignore", "tfsec:ignore", "nosemgrep", "gitleaks:allow", "kics-scan ignore", "kics-scan disable", "nosec"];

    public static void Read(SourceText text, IEnumerable<Comment> comments, SecurityFacts facts)
    {
        foreach (var comment in comments)
        {
            var content = text[comment.Span].Trim().ToString();
            if (Marks.Any(mark => content.TrimStart('#', ' ').StartsWith(mark, StringComparison.OrdinalIgnoreCase)))
            {
                facts.Add(new SecurityFact(SecurityFactKind.Suppression, "comments", content, comment.Span, $"The comment “{content}” suppresses what a scanner finds") { Weight = Weight.Always, Words = ["suppress", "ignore", "false"] });
            }
        }
    }
}
