using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at what roles allow that leads to more rights (Kubernetes documentation, “Role Based Access Control Good Practices”).</summary>
public sealed class PowerfulRoles : KubernetesRule
{
    private const string Access = "rbac.authorization.k8s.io";

    private static readonly CheckDescriptor Secrets = new("AXK2051", "role-can-read-secrets", "Roles should not give access to all secrets", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/KSV-0041", "trivy/KSV-0113"],
    };

    private static readonly CheckDescriptor Workloads = new("AXK2052", "role-can-change-workloads", "Roles should not let change workloads without need", Severity.Info, Category.Secure)
    {
        Aliases = ["trivy/KSV-0048"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Execution = new("AXK2053", "role-can-run-commands", "Roles should not let run commands in pods or on nodes", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/KSV-0047", "trivy/KSV-0053", "trivy/KSV-0054"],
    };

    private static readonly CheckDescriptor Escalation = new("AXK2054", "role-can-escalate", "Roles should not let their subjects get more rights", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/KSV-0050", "trivy/KSV-0051", "trivy/KSV-0052", "trivy/KSV-0055", "checkov/CKV_K8S_157", "checkov/CKV_K8S_158"],
    };

    private static readonly CheckDescriptor Impersonation = new("AXK2055", "role-can-impersonate", "Roles should not let impersonate others", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/KSV-0043"],
    };

    private static readonly CheckDescriptor Webhooks = new("AXK2056", "role-can-change-webhooks", "Roles should not let change admission webhooks", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/KSV-0114", "checkov/CKV_K8S_155"],
    };

    private static readonly CheckDescriptor Certificates = new("AXK2057", "role-can-approve-certificates", "Roles should not let approve certificate requests", Severity.Warning, Category.Secure)
    {
        Aliases = ["checkov/CKV_K8S_156"],
    };

    private static readonly CheckDescriptor ConfigMaps = new("AXK2058", "role-can-change-config-maps", "Roles should not let change all ConfigMaps", Severity.Info, Category.Secure)
    {
        Aliases = ["trivy/KSV-0049", "trivy/KSV-0115"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Network = new("AXK2059", "role-can-change-networking", "Roles should not let change networking without need", Severity.Info, Category.Secure)
    {
        Aliases = ["trivy/KSV-0056"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Logs = new("AXK2060", "role-can-delete-logs", "Roles should not let delete logs of pods", Severity.Info, Category.Secure)
    {
        Aliases = ["trivy/KSV-0042"],
    };

    private static readonly string[] WorkloadKinds = ["pods", "deployments", "statefulsets", "daemonsets", "replicasets", "replicationcontrollers", "jobs", "cronjobs"];
    private static readonly string[] RoleKinds = ["roles", "clusterroles"];
    private static readonly string[] BindingKinds = ["rolebindings", "clusterrolebindings"];
    private static readonly string[] NetworkKinds = ["services", "endpoints", "endpointslices", "networkpolicies", "ingresses"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Escalation;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } =
        [Secrets, Workloads, Execution, Escalation, Impersonation, Webhooks, Certificates, ConfigMaps, Network, Logs];

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        AccessRule[] rules = [.. AccessRule.ReadAll(manifest)];
        if (rules.FirstOrDefault(static rule => rule.FindGrant("certificates.k8s.io", ["certificatesigningrequests/approval"], "update", "patch") is not null) is { } approval
            && rules.Any(static rule => rule.FindGrant("certificates.k8s.io", ["signers"], "approve") is not null))
        {
            var place = approval.FindGrant("certificates.k8s.io", ["certificatesigningrequests/approval"], "update", "patch")!;
            context.Report(Certificates, place.Span, $"{manifest.Title} lets approve certificate requests, by which its subjects can become any user. Leave approving to the cluster's own controllers.");
        }

        CheckBinding(manifest, rules, context);
    }

    /// <inheritdoc/>
    public override void Visit(AccessRule rule, RuleContext context)
    {
        var title = rule.Role.Title;
        if (rule.Names.IsEmpty && rule.FindGrant("", ["secrets"], [.. AccessRule.Writing, "get", "list", "watch", "impersonate"]) is { } secrets)
        {
            var scope = rule.IsClusterWide ? "in all namespaces, where it is bound so" : "of its namespace";
            context.Report(Secrets.WithOnly(rule.IsClusterWide ? "trivy/KSV-0041" : "trivy/KSV-0113"), secrets.Span, $"{title} gives access to all secrets {scope}. Name those that are needed under resourceNames.");
        }

        Check(Logs, rule.FindGrant("", ["pods/log"], "delete", "deletecollection"), "lets delete logs of pods, and with them the traces of an attack. Remove the verb.");
        CheckWorkloads(rule, context);
        CheckExecution(rule, context);
        CheckEscalation(rule, context);
        Check(Impersonation, rule.FindGrant("", ["users", "groups", "serviceaccounts"], "impersonate"), "lets act as others, and so with all of their rights. Remove impersonate, or name who is meant under resourceNames.");
        CheckOthers(rule, context);

        void Check(CheckDescriptor check, YamlScalar? resource, string problem)
        {
            if (resource is not null)
            {
                context.Report(check, resource.Span, $"{title} {problem}");
            }
        }
    }

    private static void CheckWorkloads(AccessRule rule, RuleContext context)
    {
        foreach (var group in (ReadOnlySpan<string>)["", "apps", "batch"])
        {
            if (rule.FindGrant(group, WorkloadKinds, [.. AccessRule.Writing, "impersonate"]) is { } workload)
            {
                context.Report(Workloads, workload.Span, $"{rule.Role.Title} lets change {workload.Value}: who can make pods can read all secrets of their namespace. Give it to deployment tools only.");
                return;
            }
        }
    }

    private static void CheckExecution(AccessRule rule, RuleContext context)
    {
        (string Resource, string[] Verbs, string Alias)[] ways =
            [("nodes/proxy", ["create", "get"], "trivy/KSV-0047"), ("pods/exec", ["create"], "trivy/KSV-0053"), ("pods/attach", ["create"], "trivy/KSV-0054")];
        foreach (var (resource, verbs, alias) in ways)
        {
            if (rule.FindGrant("", [resource], verbs) is { } way)
            {
                context.Report(Execution.WithOnly(alias), way.Span, $"{rule.Role.Title} gives {resource}, which lets run commands in running containers with all of their rights. Remove it.");
            }
        }
    }

    private static void CheckEscalation(AccessRule rule, RuleContext context)
    {
        var (role, binding) = (rule.FindGrant(Access, RoleKinds, "escalate") ?? rule.FindWildcard(Access, "escalate"), rule.FindGrant(Access, BindingKinds, "bind") ?? rule.FindWildcard(Access, "bind"));
        if (role is not null)
        {
            context.Report(Escalation.WithOnly("checkov/CKV_K8S_158", "trivy/KSV-0050"), role.Span, $"{rule.Role.Title} lets give rights that its subjects don't have by escalate on {Describe(role)}. Remove the verb.");
        }

        if (binding is not null)
        {
            context.Report(Escalation.WithOnly("checkov/CKV_K8S_157", "trivy/KSV-0050"), binding.Span, $"{rule.Role.Title} lets bind roles that its subjects don't have. Remove bind on {Describe(binding)}.");
        }

        if (role is null && binding is null && rule.Names.IsEmpty && rule.FindGrant(Access, [.. RoleKinds, .. BindingKinds], "bind", "create", "update", "patch", "impersonate") is { } resource)
        {
            ReadOnlySpan<string> aliases = rule.FindGrant(Access, ["rolebindings"], "get") is not null && rule.FindGrant(Access, ["rolebindings"], "patch") is not null ? ["trivy/KSV-0050", "trivy/KSV-0055"] : ["trivy/KSV-0050"];
            context.Report(Escalation.WithOnly(aliases), resource.Span, $"{rule.Role.Title} lets change {resource.Value}, and so who may do what. Give that to administrators only.");
        }
    }

    private static string Describe(YamlScalar resource) => resource.Value == "*" ? "all resources" : resource.Value;

    /// <summary>Who may make bindings, and bind any role in them, may do everything.</summary>
    private static void CheckBinding(Manifest role, AccessRule[] rules, RuleContext context)
    {
        if (!rules.Any(static rule => rule.Names.Contains("*") && rule.FindGrant(Access, RoleKinds, "bind") is not null))
        {
            return;
        }

        foreach (var (kind, alias) in (ReadOnlySpan<(string, string)>)[("rolebindings", "trivy/KSV-0051"), ("clusterrolebindings", "trivy/KSV-0052")])
        {
            if (rules.Select(rule => rule.FindGrant(Access, [kind], "create")).FirstOrDefault(static found => found is not null) is { } binding)
            {
                context.Report(Escalation.WithOnly(alias), binding.Span, $"{role.Title} lets make {kind} and bind any role in them, so its subjects can get every right. Name the roles under resourceNames.");
            }
        }
    }

    private static void CheckOthers(AccessRule rule, RuleContext context)
    {
        if (rule.FindGrant("admissionregistration.k8s.io", ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"], [.. AccessRule.Writing, "impersonate"]) is { } webhook)
        {
            context.Report(Webhooks, webhook.Span, $"{rule.Role.Title} lets change {webhook.Value}: they see every object that is written, its secrets included, and can change it. Name the configuration under resourceNames.");
        }

        var isForIdentities = rule.Names.Contains("aws-auth");
        if ((rule.Names.IsEmpty || isForIdentities) && rule.FindGrant("", ["configmaps"], [.. AccessRule.Writing, "impersonate"]) is { } map)
        {
            context.Report(
                isForIdentities ? ConfigMaps.WithOnly("trivy/KSV-0115", "trivy/KSV-0049") : ConfigMaps.WithOnly("trivy/KSV-0049"),
                map.Span,
                isForIdentities
                    ? $"{rule.Role.Title} lets change aws-auth, which says who is whom in an EKS cluster. Remove it."
                    : $"{rule.Role.Title} lets change all ConfigMaps, by which most programs are set up. Name those that are meant under resourceNames.");
        }

        foreach (var group in (ReadOnlySpan<string>)["", "networking.k8s.io", "discovery.k8s.io"])
        {
            if (rule.FindGrant(group, NetworkKinds, [.. AccessRule.Writing, "impersonate"]) is { } network)
            {
                context.Report(Network, network.Span, $"{rule.Role.Title} lets change {network.Value}, and so where requests go. Give it only to what manages the network.");
                return;
            }
        }
    }
}
