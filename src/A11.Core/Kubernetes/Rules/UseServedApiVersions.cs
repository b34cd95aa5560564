using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>An object names an API version that the cluster still serves.</summary>
public sealed class UseServedApiVersions : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK0001", "served-api-version", "An object names an API version that the cluster still serves", Severity.Error, Category.Correct)
    {
        Aliases = ["kube-linter/no-extensions-v1beta", "trivy/KSV-0107"],
    };

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        if (ServedVersions.Replacement(manifest.ApiVersion.Value, manifest.Kind.Value) is { } replacement)
        {
            context.Report(this, manifest.ApiVersion.Span, $"{manifest.ApiVersion.Value} of {manifest.Kind.Value} is no longer served, so the cluster refuses {manifest.Title}; {replacement}.");
        }
    }
}
