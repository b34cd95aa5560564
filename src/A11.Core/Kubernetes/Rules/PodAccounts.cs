using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at the service accounts of pods, and at the tokens that they get.</summary>
public sealed class PodAccounts : KubernetesRule
{
    private const string TokenDirectory = "/var/run/secrets/kubernetes.io/serviceaccount";

    private static readonly CheckDescriptor Token = new("AXK2034", "mounted-service-account-token", "Pods should not get a service account token without need", Severity.Info, Category.Secure)
    {
        Aliases = ["trivy/KSV-0036", "checkov/CKV_K8S_38"],
    };

    private static readonly CheckDescriptor Default = new("AXK2035", "default-service-account", "Pods should have a service account of their own", Severity.Info, Category.Secure)
    {
        Aliases = ["kube-linter/default-service-account"],
        OptIn = true,
    };

    private static readonly CheckDescriptor DefaultToken = new("AXK2036", "default-service-account-token", "The default service account should not hand out tokens", Severity.Warning, Category.Secure)
    {
        Aliases = ["checkov/CKV_K8S_41"],
    };

    private static readonly CheckDescriptor Deprecated = new("AXK1010", "deprecated-service-account-field", "Use serviceAccountName rather than serviceAccount", Severity.Warning, Category.Correct)
    {
        Aliases = ["kube-linter/deprecated-service-account-field"],
    };

    private static readonly CheckDescriptor Unknown = new("AXK0006", "undefined-service-account", "Service accounts of pods should be defined", Severity.Warning, Category.Correct)
    {
        Aliases = ["kube-linter/non-existent-service-account"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Token;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Token, Default, DefaultToken, Deprecated, Unknown];

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        if (manifest is { Kind.Value: "ServiceAccount", Name: "default", IsPartial: false } && KubernetesScalars.BooleanOf(manifest.Root["automountServiceAccountToken"]) != false)
        {
            context.Report(DefaultToken, manifest.Place, "Every pod that names no service account gets a token of this one. Set automountServiceAccountToken: false.");
        }
    }

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        var pod = workload.Pod;
        if (pod.Find("serviceAccount") is { } old && pod["serviceAccountName"] is null)
        {
            context.Report(Deprecated, old.Key.Span, "serviceAccount is deprecated. Use serviceAccountName.");
        }

        var account = (pod["serviceAccountName"] ?? pod["serviceAccount"])?.AsScalar;
        if (workload.IsPartial)
        {
            return;
        }

        if (account is null or { Value: "" or "default" })
        {
            context.Report(Default, account?.Span ?? workload.Place, $"{workload.Manifest.Title} uses the default service account, so it gets whatever rights others need. Set serviceAccountName to one of its own.");
        }

        var set = CompanionsOf(workload.Manifest, context);
        var known = set.Find("ServiceAccount", account?.Value ?? "default", workload.Manifest.Namespace);
        CheckToken(workload, KubernetesScalars.BooleanOf(known?.Root["automountServiceAccountToken"]) == false, context);
        if (account is { Value: not ("" or "default") } && known is null && !set.IsOpen && !set.IsAppliedApart("ServiceAccount", account.Value) && set.OfKind("ServiceAccount").Any(other => ManifestSet.AreTogether(other.Namespace, workload.Manifest.Namespace)))
        {
            context.Report(Unknown, account.Span, $"{workload.Manifest.Title} uses the service account {account.Value}, which is not among those beside it, and without it no pod starts. Add it, or correct the name.");
        }
    }

    private static void CheckToken(Workload workload, bool isOff, RuleContext context)
    {
        var setting = workload.Pod["automountServiceAccountToken"];
        if (KubernetesScalars.BooleanOf(setting) == false || (setting is null && isOff))
        {
            return;
        }

        var isMounted = workload.Containers.Any(static container => container.Mounts.Any(static mount => mount["mountPath"]?.Text == TokenDirectory));
        context.Report(
            isMounted ? Token : Token.WithOnly("checkov/CKV_K8S_38"),
            setting?.Span ?? workload.Place,
            $"{workload.Manifest.Title} gives its containers a token for the API server. Set automountServiceAccountToken: false, unless they call the API server.");
    }
}
