using A11.Core.Analysis;
using A11.Core.Kubernetes.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes;

/// <summary>A rule for Kubernetes manifests: it overrides the visit of the smallest thing that it looks at.</summary>
public abstract class KubernetesRule : Rule
{
    /// <summary>What an object is applied with: the other objects of its kustomization, else those beside it.</summary>
    internal static ManifestSet CompanionsOf(Manifest manifest, RuleContext context) => manifest.Companions ?? context.Repository.Model(ManifestSets.ReadAll).SetOf(context.File.Path);

    /// <summary>Looks at an object.</summary>
    public virtual void Visit(Manifest manifest, RuleContext context)
    {
    }

    /// <summary>Looks at what describes a Helm chart.</summary>
    public virtual void VisitChart(YamlMapping chart, RuleContext context)
    {
    }

    /// <summary>Looks at a kustomization.</summary>
    public virtual void VisitKustomization(YamlMapping kustomization, RuleContext context)
    {
    }

    /// <summary>Looks at what makes pods.</summary>
    public virtual void Visit(Workload workload, RuleContext context)
    {
    }

    /// <summary>Looks at a container.</summary>
    public virtual void Visit(Container container, RuleContext context)
    {
    }

    /// <summary>Looks at a rule of a role.</summary>
    public virtual void Visit(AccessRule rule, RuleContext context)
    {
    }
}
