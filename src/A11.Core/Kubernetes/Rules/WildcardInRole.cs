using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at what roles allow by a wildcard.</summary>
public sealed class WildcardInRole : KubernetesRule
{
    private static readonly CheckDescriptor Wildcard = new("AXK2050", "wildcard-in-role", "Roles should not use wildcards", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/wildcard-in-rules", "trivy/KSV-0044", "trivy/KSV-0045", "trivy/KSV-0046", "trivy/KSV-0112", "checkov/CKV_K8S_49"],
    };

    /// <summary>Resources whose every verb is a way to more rights (Kubernetes documentation, “Role Based Access Control Good Practices”).</summary>
    private static readonly ImmutableArray<string> Powerful =
    [
        "secrets", "pods", "deployments", "daemonsets", "statefulsets", "replicationcontrollers", "replicasets", "cronjobs", "jobs",
        "roles", "clusterroles", "rolebindings", "clusterrolebindings", "users", "groups",
    ];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Wildcard;

    /// <inheritdoc/>
    public override void Visit(AccessRule rule, RuleContext context)
    {
        if ((rule.AnyVerb ?? rule.AnyResource ?? rule.AnyGroup) is not { } star)
        {
            return;
        }

        var isAll = rule is { AnyVerb: not null, AnyResource: not null };
        var what = isAll ? "everything" : star == rule.AnyVerb ? "every verb" : star == rule.AnyResource ? "every resource" : "every API group";
        context.Report(
            Wildcard.WithOnly([.. AliasesOf(rule)]),
            star.Span,
            $"{rule.Role.Title} allows {what}, those that are added later included. List what its subjects need.",
            severity: isAll ? null : star == rule.AnyGroup ? Severity.Info : Severity.Warning);
    }

    private static IEnumerable<string> AliasesOf(AccessRule rule)
    {
        yield return "checkov/CKV_K8S_49";
        if (rule.AnyVerb is not null || rule.AnyResource is not null)
        {
            yield return "kube-linter/wildcard-in-rules";
        }

        if (rule is { AnyVerb: not null, AnyResource: not null, AnyGroup: not null })
        {
            yield return "trivy/KSV-0044";
        }

        if (rule.AnyVerb is not null && rule.FindReach(Powerful.AsSpan(), "*") is not null)
        {
            yield return "trivy/KSV-0045";
        }

        if (rule.AnyResource is not null && rule.HasVerb([.. AccessRule.Writing, "get", "list", "impersonate"]))
        {
            yield return rule.IsClusterWide ? "trivy/KSV-0046" : "trivy/KSV-0112";
        }
    }
}
