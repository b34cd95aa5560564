using System.Collections.Frozen;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds tokens of GitHub Apps that can do more, or live longer, than they need to.</summary>
public sealed class BroadAppToken : WorkflowRule
{
    private const string Prefix = "permission-";

    /// <summary>Permissions of an organization, which no list of repositories narrows (GitHub's REST API, “Permissions required for GitHub Apps”).</summary>
    private static readonly FrozenSet<string> OfOrganization = new[] { "members", "enterprise-custom-properties-for-organizations" }.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1125", "broad-app-token", "Tokens of GitHub Apps should be narrow and revoked", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/github-app"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step is not { Uses: { } uses, Reference: { } reference, With: { } with } || !reference.Repository.Equals("actions/create-github-app-token", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (with.Find("skip-token-revoke") is { Value.AsScalar: { } skip } kept && !skip.Value.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            context.Report(this, kept.Span, "The app's token stays valid after the job, for whoever got hold of it. Remove skip-token-revoke.");
        }

        var permissions = with.Entries.Where(static entry => entry.Name.StartsWith(Prefix, StringComparison.Ordinal)).ToArray();
        if (permissions.Length == 0)
        {
            context.Report(this, uses.ValueSpan, "The app's token gets every permission of the app. Name those that the job needs, for example permission-contents: read.");
        }
        else if (with.Find("owner") is { } owner && with["repositories"] is null && !Array.TrueForAll(permissions, IsOfOrganization))
        {
            context.Report(this, owner.Span, "The app's token reaches all repositories of the owner. Name those that the job needs under repositories.");
        }
    }

    private static bool IsOfOrganization(YamlEntry permission)
    {
        var name = permission.Name[Prefix.Length..];
        return OfOrganization.Contains(name) || name.StartsWith("organization-", StringComparison.Ordinal);
    }
}
