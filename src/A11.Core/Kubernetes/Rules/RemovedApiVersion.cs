using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds objects of an API version that Kubernetes no longer serves.</summary>
public sealed class RemovedApiVersion : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK0001", "removed-api-version", "Objects must use an API version that Kubernetes serves", Severity.Error, Category.Correct)
    {
        Aliases = ["kube-linter/no-extensions-v1beta", "trivy/KSV-0107"],
    };

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        if (ServedVersions.Replacement(manifest.ApiVersion.Value, manifest.Kind.Value) is { } replacement)
        {
            context.Report(this, manifest.ApiVersion.Span, $"Kubernetes no longer serves {manifest.Kind.Value} in {manifest.ApiVersion.Value}, so clusters reject {manifest.Title}. {replacement}");
        }
    }
}
