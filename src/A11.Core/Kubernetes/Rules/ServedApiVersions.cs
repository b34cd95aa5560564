using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Compares the API versions of objects with those that the cluster's release serves.</summary>
public sealed class ServedApiVersions : KubernetesRule
{
    private static readonly CheckDescriptor Removed = new("AXK0001", "removed-api-version", "Objects must use an API version that Kubernetes serves", Severity.Error, Category.Correct)
    {
        Aliases = ["kube-linter/no-extensions-v1beta", "trivy/KSV-0107"],
    };

    private static readonly CheckDescriptor Deprecated = new("AXK0019", "deprecated-api-version", "Objects should not use a deprecated API version", Severity.Warning, Category.Correct);

    private static readonly CheckDescriptor Unserved = new("AXK0020", "unserved-api-version", "Objects must not use an API version of a later release", Severity.Error, Category.Correct);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Removed;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Removed, Deprecated, Unserved];

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        var (version, kind) = (manifest.ApiVersion, manifest.Kind.Value);
        if (ApiLifecycles.Find(version.Value, kind) is not { } lifecycle)
        {
            return;
        }

        var release = context.KubernetesRelease?.Minor ?? ApiLifecycles.OldestSupported;
        if (lifecycle.Removed <= release)
        {
            context.Report(Removed, version.Span, $"Kubernetes 1.{lifecycle.Removed} and later don't serve {kind} in {version.Value}, so clusters reject {manifest.Title}. {Advise(lifecycle)}");
        }
        else if (lifecycle.Deprecated <= release && IsServed(lifecycle.Replacement, kind, release))
        {
            var end = lifecycle.Removed is { } removed ? $" and is removed in 1.{removed}" : "";
            context.Report(Deprecated, version.Span, $"{kind} in {version.Value} is deprecated since Kubernetes 1.{lifecycle.Deprecated}{end}. {Advise(lifecycle)}");
        }
        else if (lifecycle.Introduced > release && context.KubernetesRelease is not null)
        {
            context.Report(Unserved, version.Span, $"Kubernetes 1.{release} doesn't serve {kind} in {version.Value}, so clusters reject {manifest.Title}. Use an older API version, or raise kubernetes in a11.yml to 1.{lifecycle.Introduced}.");
        }
    }

    private static bool IsServed(string? replacement, string kind, int release) => replacement is null || ApiLifecycles.Find(replacement, kind) is not { } next || next.Introduced <= release;

    private static string Advise(ApiLifecycle lifecycle) => lifecycle.Replacement is { } replacement
        ? $"Use {replacement}, and see the deprecation guide for changed fields."
        : "It has no successor, so remove it.";
}
