using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at what reaches pods from outside.</summary>
public sealed class NetworkExposure : KubernetesRule
{
    private const string NginxAnnotation = "nginx.ingress.kubernetes.io/";

    private static readonly CheckDescriptor ExternalAddress = new("AXK2045", "service-external-ip", "Services should not take external IP addresses", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/KSV-0108"],
    };

    private static readonly CheckDescriptor ExposedService = new("AXK2046", "exposed-service", "Services should not be exposed by themselves", Severity.Info, Category.Secure)
    {
        Aliases = ["kube-linter/exposed-services"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Snippet = new("AXK2047", "ingress-snippet", "Ingresses should not carry nginx configuration", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/KCV-0093", "checkov/CKV_K8S_152", "checkov/CKV_K8S_153", "checkov/CKV_K8S_154"],
    };

    private static readonly CheckDescriptor EmptyPeer = new("AXK2048", "network-policy-without-selector", "Network policies should select pods and peers", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/KSV-0038"],
    };

    private static readonly string[] PeerKeys = ["podSelector", "namespaceSelector", "ipBlock"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Snippet;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Snippet, ExternalAddress, ExposedService, EmptyPeer];

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        switch (manifest.Kind.Value)
        {
            case "Service":
                CheckService(manifest, context);
                break;
            case "Ingress":
                CheckIngress(manifest, context);
                break;
            case "NetworkPolicy" when !manifest.IsPartial:
                CheckPolicy(manifest, context);
                break;
            default:
                break;
        }
    }

    private static void CheckService(Manifest service, RuleContext context)
    {
        if (service.Spec?.Find("externalIPs") is { } addresses && KubernetesScalars.IsGiven(addresses.Value))
        {
            context.Report(ExternalAddress, addresses.Key.Span, $"{service.Title} takes external IP addresses, by which anybody who may make services can take over traffic (CVE-2020-8554). Use a load balancer or an Ingress.");
        }

        if (service.Spec?["type"]?.AsScalar is { Value: "NodePort" or "LoadBalancer" } type)
        {
            context.Report(ExposedService, type.Span, $"{service.Title} can be reached from outside of the cluster by {type.Value}. Use ClusterIP behind an Ingress or a Gateway.");
        }
    }

    private static void CheckIngress(Manifest ingress, RuleContext context)
    {
        foreach (var annotation in ingress.Annotations?.Entries ?? [])
        {
            if (!annotation.Name.StartsWith(NginxAnnotation, StringComparison.Ordinal) || !annotation.Name.EndsWith("snippet", StringComparison.Ordinal))
            {
                continue;
            }

            List<string> aliases = ["trivy/KCV-0093", "checkov/CKV_K8S_153"];
            var text = annotation.Value.Text ?? "";
            if (text.Contains("lua_", StringComparison.Ordinal) || text.Contains("_by_lua", StringComparison.Ordinal))
            {
                aliases.Add("checkov/CKV_K8S_152");
            }

            if (HasDirective(text, "alias "))
            {
                aliases.Add("checkov/CKV_K8S_154");
            }

            context.Report(Snippet.WithOnly([.. aliases]), annotation.Key.Span, $"{ingress.Title} puts its own configuration into ingress-nginx, by which it can read all secrets of the cluster (CVE-2021-25742). Remove the annotation, and set what it does by others.");
        }
    }

    private static bool HasDirective(string configuration, string directive)
    {
        foreach (var line in configuration.AsSpan().EnumerateLines())
        {
            if (line.TrimStart().StartsWith(directive, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static void CheckPolicy(Manifest policy, RuleContext context)
    {
        if (policy.Spec is { } spec && spec["podSelector"] is null && spec["ingress"] is null && spec["egress"] is null)
        {
            context.Report(EmptyPeer, policy.Place, $"{policy.Title} selects no pods and says nothing of them. Add a podSelector and rules.");
            return;
        }

        foreach (var (rules, peers) in (ReadOnlySpan<(string, string)>)[("ingress", "from"), ("egress", "to")])
        {
            foreach (var rule in policy.Spec?[rules]?.AsSequence?.Items ?? [])
            {
                foreach (var peer in (rule.AsMapping?[peers]?.AsSequence?.Items ?? []).Where(static peer => peer.AsMapping is { } mapping && !PeerKeys.Any(key => mapping.FindMerged(key) is not null)))
                {
                    context.Report(EmptyPeer, peer.Span, $"A peer under {peers} of {policy.Title} has no selector, so the API server rejects it. Add a podSelector, a namespaceSelector or an ipBlock.");
                }
            }
        }
    }
}
