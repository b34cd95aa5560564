using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds workloads without labels that all must have.</summary>
public sealed class MissingLabel : KubernetesRule
{
    private static readonly TextListOption Required = new("labels", "labels that every workload must have", ["owner"]);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK1025", "missing-label", "Workloads should say who owns them", Severity.Info, Category.Documented)
    {
        Aliases = ["kube-linter/required-label-owner"],
        OptIn = true,
        Options = [Required],
    };

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        foreach (var name in context.Option(this, Required).Where(name => Workload.IsKind(manifest.Kind.Value) && !manifest.IsPartial && manifest.Labels?[name] is null))
        {
            context.Report(this, manifest.Place, $"{manifest.Title} has no label {name}. Add it under metadata.labels.");
        }
    }
}
