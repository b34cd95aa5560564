using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at whom roles are given to.</summary>
public sealed class AccessBindings : KubernetesRule
{
    private static readonly CheckDescriptor Administrator = new("AXK2061", "cluster-admin-binding", "Subjects should not be cluster administrators", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/cluster-admin-role-binding", "trivy/KSV-0111"],
    };

    private static readonly CheckDescriptor Everybody = new("AXK2062", "binding-to-anonymous", "Roles should not be bound to anonymous users", Severity.Error, Category.Secure)
    {
        Aliases = ["trivy/KSV-0122"],
    };

    private static readonly CheckDescriptor SystemGroup = new("AXK2063", "binding-to-system-group", "Roles should not be bound to groups of the system", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/KSV-0123", "trivy/KSV-01011"],
    };

    private static readonly CheckDescriptor DefaultAccount = new("AXK2037", "default-service-account-binding", "Roles should not be bound to the default service account", Severity.Warning, Category.Secure)
    {
        Aliases = ["checkov/CKV_K8S_42"],
    };

    private static readonly CheckDescriptor Powerful = new("AXK2064", "powerful-role-binding", "Powerful roles should not be bound without need", Severity.Info, Category.Secure)
    {
        Aliases = ["kube-linter/access-to-create-pods", "kube-linter/access-to-secrets", "checkov/CKV2_K8S_1", "checkov/CKV2_K8S_2", "checkov/CKV2_K8S_3", "checkov/CKV2_K8S_4", "checkov/CKV2_K8S_5"],
        OptIn = true,
    };

    private static readonly string[] AdministratorRoles = ["cluster-admin", "admin", "edit"];

    private static readonly Power[] Powers =
    [
        new("make pods", ["pods", "deployments", "statefulsets", "replicasets", "cronjobs", "jobs", "daemonsets"], ["create"], "kube-linter/access-to-create-pods", IsForPrograms: false),
        new("use secrets", ["secrets"], ["get", "list", "delete", "create", "watch"], "kube-linter/access-to-secrets", IsForPrograms: false),
        new("bind roles", ["rolebindings", "clusterrolebindings", "roles", "clusterroles"], ["bind"], "checkov/CKV2_K8S_1", IsForPrograms: true),
        new("run commands in pods", ["pods/exec", "nodes/proxy"], ["create"], "checkov/CKV2_K8S_2", IsForPrograms: true),
        new("act as others", ["users", "groups", "serviceaccounts"], ["impersonate"], "checkov/CKV2_K8S_3", IsForPrograms: true),
        new("change the state of services", ["services/status"], ["update", "patch"], "checkov/CKV2_K8S_4", IsForPrograms: true),
        new("read all secrets", ["secrets"], ["get", "list", "watch"], "checkov/CKV2_K8S_5", IsForPrograms: true),
    ];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Administrator;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Administrator, Everybody, SystemGroup, DefaultAccount, Powerful];

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        var isClusterWide = manifest.Kind.Value.Equals("ClusterRoleBinding", StringComparison.OrdinalIgnoreCase);
        if (!isClusterWide && manifest.Kind.Value != "RoleBinding")
        {
            return;
        }

        var role = manifest.Root["roleRef"]?.AsMapping?["name"]?.AsScalar;
        if (role is not null && AdministratorRoles.Contains(role.Value) && (isClusterWide || role.Value == "cluster-admin"))
        {
            context.Report(
                isClusterWide && role.Value == "cluster-admin" ? Administrator : Administrator.WithOnly("trivy/KSV-0111"),
                role.Span,
                $"{manifest.Title} gives the rights of {role.Value}{(isClusterWide ? " in all namespaces" : "")} to its subjects. Bind a role with only the rights that they need.");
        }

        YamlMapping[] subjects = [.. (manifest.Root["subjects"]?.AsSequence?.Items ?? []).Select(static subject => subject.AsMapping).OfType<YamlMapping>()];
        foreach (var subject in subjects)
        {
            if (subject["name"]?.AsScalar is { } name)
            {
                CheckSubject(manifest, subject["kind"]?.Text, name, context);
            }
        }

        if (role is not null)
        {
            CheckPowers(manifest, role, subjects.Any(static subject => subject["kind"]?.Text is "ServiceAccount" or "Node"), context);
        }
    }

    private static void CheckSubject(Manifest manifest, string? kind, YamlScalar name, RuleContext context)
    {
        switch (name.Value)
        {
            case "system:anonymous" or "system:unauthenticated":
                context.Report(kind is "Group" ? Everybody.WithOnly() : Everybody, name.Span, $"{manifest.Title} gives its role to everybody who reaches the API server, without a login. Remove {name.Value}.");
                break;
            case "system:masters" when kind is "Group":
                context.Report(SystemGroup.WithOnly("trivy/KSV-0123"), name.Span, $"{manifest.Title} names system:masters, whose members pass every check of access anyway. Remove it, and bind a group of your own.");
                break;
            case "system:authenticated" when kind is "Group":
                context.Report(SystemGroup.WithOnly("trivy/KSV-01011"), name.Span, $"{manifest.Title} gives its role to everybody with a login, every service account included. Bind a group of your own.");
                break;
            case "default" when kind is "ServiceAccount":
                context.Report(DefaultAccount, name.Span, $"{manifest.Title} gives its role to the default service account, and so to every pod that names none. Make a service account for what needs it.");
                break;
            default:
                break;
        }
    }

    private static void CheckPowers(Manifest binding, YamlScalar name, bool isForProgram, RuleContext context)
    {
        var kind = binding.Root["roleRef"]?.AsMapping?["kind"]?.Text;
        var role = CompanionsOf(binding, context).Find(kind ?? "", name.Value, kind is "ClusterRole" ? "" : binding.Namespace);
        if (role is null)
        {
            return;
        }

        foreach (var power in Powers.Where(power => !power.IsForPrograms || isForProgram))
        {
            if (AccessRule.ReadAll(role).Any(rule => rule.Names.IsEmpty && rule.FindReach(power.Resources, power.Verbs) is not null))
            {
                context.Report(Powerful.WithOnly(power.Alias), name.Span, $"{binding.Title} gives {role.Title}, by which its subjects can {power.Effect}. Bind a role without that where they don't need it.");
            }
        }
    }

    /// <summary>What a role can give.</summary>
    /// <param name="Effect">What its subjects can do.</param>
    /// <param name="Resources">The resources that it takes.</param>
    /// <param name="Verbs">The verbs of which one is enough.</param>
    /// <param name="Alias">What another linter calls it.</param>
    /// <param name="IsForPrograms">Whether that linter looks at service accounts and nodes alone.</param>
    private sealed record Power(string Effect, string[] Resources, string[] Verbs, string Alias, bool IsForPrograms);
}
