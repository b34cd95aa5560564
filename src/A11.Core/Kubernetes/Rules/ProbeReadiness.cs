using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>A container that serves says when it is ready.</summary>
public sealed class ProbeReadiness : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK1003", "readiness-probe", "A container that serves says when it is ready", Severity.Warning, Category.Health)
    {
        Aliases = ["kube-linter/no-readiness-probe", "checkov/CKV_K8S_9"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (!container.IsLongRunning || container.IsPartial || container.Mapping["readinessProbe"] is not null)
        {
            return;
        }

        var isUnprobed = container.Mapping["ports"]?.AsSequence is { Items.IsEmpty: false } && !IsProbed(container);
        var consequence = isUnprobed ? "serves a port that nothing probes, so it is sent requests before it can answer and after it has hung" : "has no readiness probe, so it is sent requests before it can answer";
        context.Report(this, container.Place, $"{Capitalize(container.Title)} {consequence}; add a readinessProbe.", severity: isUnprobed ? Severity.Error : null);
    }

    /// <summary>Whether anything asks the container how it is.</summary>
    internal static bool IsProbed(Container container) =>
        (container.Mapping["readinessProbe"] ?? container.Mapping["livenessProbe"] ?? container.Mapping["startupProbe"]) is not null;

    private static string Capitalize(string title) => char.ToUpperInvariant(title[0]) + title[1..];
}
