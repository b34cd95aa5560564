using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Schemas;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Compares a kustomization with what Kustomize decodes strictly.</summary>
public sealed class InvalidKustomization : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK0024", "invalid-kustomization", "Kustomizations must be valid", Severity.Error, Category.Correct) { Aliases = ["a11/schema"] };

    /// <inheritdoc/>
    public override void VisitKustomization(YamlMapping kustomization, RuleContext context)
    {
        // A file of this name may hold another program's object of the same kind.
        if (kustomization["apiVersion"]?.Text is { Length: > 0 } version && !version.StartsWith("kustomize.config.k8s.io", StringComparison.Ordinal) && version.Contains('/', StringComparison.Ordinal) && kustomization["spec"] is not null)
        {
            return;
        }

        foreach (var problem in SchemaValidator.Validate(KustomizationSchema.Root, kustomization, KubernetesScalars.Dialect).Where(static problem => !IsAccepted(problem)))
        {
            context.Report(this, problem.Span, problem.ToMessage(", so Kustomize rejects the file"));
        }
    }

    /// <summary>What Kustomize takes all the same: its names of fields are in any case, and an empty value counts as none. What is filled in before can be anything.</summary>
    private static bool IsAccepted(SchemaProblem problem) => problem.Kind switch
    {
        SchemaProblemKind.UnknownKey => IsKnownInOtherCase(problem.Name),
        SchemaProblemKind.EmptyValue or SchemaProblemKind.EmptyList => true,
        _ => KubernetesScalars.IsFilledIn(problem.Name),
    };

    private static bool IsKnownInOtherCase(string name) => KustomizationSchema.Names.TryGetValue(name, out var known) && known != name;
}
