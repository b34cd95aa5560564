namespace A11.Core.Workflows.Actions;

/// <summary>Versions of actions with a published vulnerability (github/codeql 5a191d42, <c>vulnerable_actions.yml</c>; GitHub's advisory database). The table is not complete: what it lacks may be vulnerable all the same.</summary>
internal static class VulnerableActions
{
    private static readonly ILookup<string, Advisory> Advisories = new (string Action, Advisory Advisory)[]
    {
        ("actions/download-artifact", new(">=4.0.0 <4.1.3", "4.1.3", "GHSA-cxww-7g56-2vh6")),
        ("tj-actions/changed-files", new("<41", "41", "GHSA-mcph-m25j-8j63")),
        ("tj-actions/verify-changed-files", new("<17", "17", "GHSA-ghm2-rq8q-wrhc")),
        ("tj-actions/branch-names", new("<7.0.7", "7.0.7", "GHSA-8v8w-v8xg-79rf")),
        ("gradle/gradle-build-action", new("<2.4.2", "2.4.2", "GHSA-h3qr-39j9-4r5v")),
        ("rlespinasse/github-slug-action", new(">=4.0.0 <4.4.1", "4.4.1", "GHSA-6q4m-7476-932w")),
        ("Azure/setup-kubectl", new("<3", "3", "GHSA-p756-rfxh-x63h")),
        ("atlassian/gajira-create", new("<2.0.1", "2.0.1", "GHSA-4xqx-pqpj-9fqw")),
        ("hashicorp/vault-action", new("<2.2.0", "2.2.0", "GHSA-4mgv-m5cm-f9h7")),
        ("check-spelling/check-spelling", new("<0.0.19", "0.0.19", "GHSA-g86g-chm8-7r2p")),
        ("github/codeql-action", new(">=3.26.11 <=3.28.2", "3.28.3", "GHSA-vqf5-2xx6-9wfm")),
        ("github/codeql-action", new(">=2.26.11 <3.0.0", "3.28.3", "GHSA-vqf5-2xx6-9wfm")),
    }.ToLookup(static row => row.Action, static row => row.Advisory, StringComparer.OrdinalIgnoreCase);

    /// <summary>The first advisory for a version; null where none is known.</summary>
    public static Advisory? Find(string repository, ActionVersion version) => Advisories[repository].FirstOrDefault(advisory => advisory.Affects(version));

    /// <summary>An advisory.</summary>
    /// <param name="Affected">The versions: bounds parted by spaces, all of which hold.</param>
    /// <param name="Fixed">The first fixed version.</param>
    /// <param name="Id">Its ID in GitHub's advisory database.</param>
    public sealed record Advisory(string Affected, string Fixed, string Id)
    {
        /// <summary>Whether every version that a tag stands for is affected.</summary>
        public bool Affects(ActionVersion version) => Affected.Split(' ').All(bound => Holds(bound, version));

        private static bool Holds(string bound, ActionVersion version)
        {
            var operatorLength = bound.AsSpan().IndexOfAnyInRange('0', '9');
            var limit = ActionVersion.Parse(bound.AsSpan(operatorLength))!.Value;
            return bound[..operatorLength] switch
            {
                "<" => version.IsBefore(limit),
                "<=" => version.IsBefore(limit) || (version.IsExact && version == limit),
                _ => !version.IsBefore(limit),
            };
        }
    }
}
