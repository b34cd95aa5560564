using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at objects that say what others may do.</summary>
public sealed class ClusterPolicies : KubernetesRule
{
    private static readonly CheckDescriptor SecurityPolicy = new("AXK2049", "permissive-security-policy", "Pod security policies should forbid what pods don't need", Severity.Warning, Category.Secure)
    {
        Aliases =
        [
            "kube-linter/scc-deny-privileged-container", "checkov/CKV_K8S_1", "checkov/CKV_K8S_2", "checkov/CKV_K8S_3", "checkov/CKV_K8S_4", "checkov/CKV_K8S_5", "checkov/CKV_K8S_6",
            "checkov/CKV_K8S_7", "checkov/CKV_K8S_24", "checkov/CKV_K8S_32", "checkov/CKV_K8S_36",
        ],
    };

    private static readonly CheckDescriptor Limits = new("AXK1023", "incomplete-limit-range", "Limit ranges should have defaults, minimum and maximum", Severity.Info, Category.Health)
    {
        Aliases = ["trivy/KSV-0039"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Quota = new("AXK1024", "incomplete-resource-quota", "Resource quotas should limit CPU and memory", Severity.Info, Category.Health)
    {
        Aliases = ["trivy/KSV-0040"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Prefix = new("AXK2065", "open-ended-registry-prefix", "Allowed registries should end with a slash or a colon", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/KSV-0124"],
    };

    private static readonly CheckDescriptor Admission = new("AXK2066", "missing-event-rate-limit", "API servers should limit the rate of events", Severity.Info, Category.Secure)
    {
        Aliases = ["checkov/CKV_K8S_78"],
        OptIn = true,
    };

    private static readonly (string Key, string Effect, string Alias)[] Permissions =
    [
        ("hostPID", "see the processes of their node", "checkov/CKV_K8S_1"),
        ("privileged", "run privileged", "checkov/CKV_K8S_2"),
        ("hostIPC", "share memory with their node", "checkov/CKV_K8S_3"),
        ("hostNetwork", "use the network of their node", "checkov/CKV_K8S_4"),
    ];

    private static readonly string[] LimitKeys = ["default", "defaultRequest", "max", "min"];

    private static readonly string[] QuotaKeys = ["requests.cpu", "requests.memory", "limits.cpu", "limits.memory"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => SecurityPolicy;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [SecurityPolicy, Limits, Quota, Prefix, Admission];

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        switch (manifest.Kind.Value)
        {
            case "PodSecurityPolicy" when manifest.Spec is { } spec:
                CheckSecurityPolicy(manifest, spec, context);
                break;
            case "SecurityContextConstraints" when manifest.Root.Find("allowPrivilegedContainer") is { } allowed && KubernetesScalars.BooleanOf(allowed.Value) == true:
                context.Report(SecurityPolicy.WithOnly("kube-linter/scc-deny-privileged-container"), allowed.Span, $"{manifest.Title} lets containers run privileged. Set allowPrivilegedContainer: false.");
                break;
            case "LimitRange" when !manifest.IsPartial:
                CheckLimits(manifest, context);
                break;
            case "ResourceQuota" when !manifest.IsPartial && QuotaKeys.Where(key => manifest.Spec?["hard"]?.AsMapping?[key] is null).ToArray() is { Length: > 0 } missing:
                context.Report(Quota, manifest.Place, $"{manifest.Title} sets no limit for {string.Join(", ", missing)}. Add it to hard.");
                break;
            case "K8sAllowedRepos":
                CheckPrefixes(manifest, context);
                break;
            case "AdmissionConfiguration" when !(manifest.Root["plugins"]?.AsSequence?.Items ?? []).Any(static plugin => plugin.AsMapping?["name"]?.Text == "EventRateLimit"):
                context.Report(Admission, manifest.Place, $"{manifest.Title} doesn't limit how many events clients can send. Add the plugin EventRateLimit.");
                break;
            default:
                break;
        }
    }

    private static void CheckPrefixes(Manifest constraint, RuleContext context)
    {
        foreach (var prefix in KubernetesScalars.TextsOf(constraint.Spec?["parameters"]?.AsMapping?["repos"]).Where(static prefix => prefix.Value.IndexOfAny(['/', ':', '@']) < 0))
        {
            context.Report(Prefix, prefix.Span, $"{prefix.Value} also allows registries that only begin so, such as {prefix.Value}.example.com. End it with a slash, or a colon for one image.");
        }
    }

    private static void CheckSecurityPolicy(Manifest policy, YamlMapping spec, RuleContext context)
    {
        foreach (var (key, effect, alias) in Permissions)
        {
            if (spec.Find(key) is { } entry && KubernetesScalars.BooleanOf(entry.Value) == true)
            {
                Report(entry.Span, $"lets pods {effect}. Remove {key}", alias);
            }
        }

        if (KubernetesScalars.BooleanOf(spec["allowPrivilegeEscalation"]) != false)
        {
            Report(spec["allowPrivilegeEscalation"]?.Span ?? policy.Place, "lets processes gain privileges. Set allowPrivilegeEscalation: false", "checkov/CKV_K8S_5");
        }

        var user = spec["runAsUser"]?.AsMapping;
        var isRoot = user?["rule"]?.Text switch
        {
            "MustRunAsNonRoot" => false,
            "MustRunAs" => !(user?["ranges"]?.AsSequence?.Items ?? []).All(static range => KubernetesScalars.IntegerOf(range.AsMapping?["min"]) is > 0),
            _ => true,
        };
        if (isRoot)
        {
            Report(user?.Span ?? policy.Place, "lets containers run as root. Set runAsUser.rule: MustRunAsNonRoot", "checkov/CKV_K8S_6");
        }

        string[] dropped = [.. KubernetesScalars.TextsOf(spec["requiredDropCapabilities"]).Select(static name => name.Value)];
        if (dropped.Length == 0)
        {
            Report(policy.Place, "lets containers keep all default capabilities. Set requiredDropCapabilities: [ALL]", "checkov/CKV_K8S_36", "checkov/CKV_K8S_7");
        }
        else if (!dropped.Contains("ALL") && !dropped.Contains("NET_RAW"))
        {
            Report(spec["requiredDropCapabilities"]!.Span, "lets containers keep NET_RAW. Set requiredDropCapabilities: [ALL]", "checkov/CKV_K8S_7");
        }

        if (spec.Find("allowedCapabilities") is { } added && KubernetesScalars.IsGiven(added.Value))
        {
            Report(added.Key.Span, "lets containers get more capabilities. Remove allowedCapabilities", "checkov/CKV_K8S_24");
        }

        if (policy.Annotations?["seccomp.security.alpha.kubernetes.io/defaultProfileName"]?.Text is not ("runtime/default" or "docker/default"))
        {
            Report(policy.Place, "lets pods run without a seccomp profile. Set the annotation seccomp.security.alpha.kubernetes.io/defaultProfileName to runtime/default", "checkov/CKV_K8S_32");
        }

        void Report(TextSpan span, string problem, params ReadOnlySpan<string> aliases) => context.Report(SecurityPolicy.WithOnly(aliases), span, $"{policy.Title} {problem}.");
    }

    private static void CheckLimits(Manifest range, RuleContext context)
    {
        YamlMapping[] limits = [.. (range.Spec?["limits"]?.AsSequence?.Items ?? []).Select(static limit => limit.AsMapping).OfType<YamlMapping>()];
        string[] missing = [.. LimitKeys.Where(key => !limits.Any(limit => limit[key] is not null))];
        if (missing.Length > 0)
        {
            context.Report(Limits, range.Place, $"{range.Title} has no {string.Join(", ", missing)}. Add what is missing for containers.");
        }
    }
}
