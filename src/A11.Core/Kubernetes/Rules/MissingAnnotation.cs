using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds workloads without annotations that all must have.</summary>
public sealed class MissingAnnotation : KubernetesRule
{
    private static readonly TextListOption Required = new("annotations", "annotations that every workload must have", ["email"]);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK1026", "missing-annotation", "Workloads should say how to reach their owners", Severity.Info, Category.Documented)
    {
        Aliases = ["kube-linter/required-annotation-email"],
        OptIn = true,
        Options = [Required],
    };

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        foreach (var name in context.Option(this, Required).Where(name => Workload.IsKind(manifest.Kind.Value) && !manifest.IsPartial && manifest.Annotations?[name] is null))
        {
            context.Report(this, manifest.Place, $"{manifest.Title} has no annotation {name}. Add it under metadata.annotations.");
        }
    }
}
