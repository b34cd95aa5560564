using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Schemas;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Compares <c>Chart.yaml</c> with its schema.</summary>
public sealed class InvalidHelmChart : KubernetesRule
{
    private static readonly Lazy<Schema> Table = new(static () => Schema.Load("helm-chart"));

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK0023", "invalid-helm-chart", "Chart.yaml must be valid", Severity.Error, Category.Correct) { Aliases = ["a11/schema"] };

    /// <inheritdoc/>
    public override void VisitChart(YamlMapping chart, RuleContext context)
    {
        foreach (var problem in SchemaValidator.Validate(Table.Value, chart, SchemaDialect.Core))
        {
            var consequence = FindConsequence(problem);
            context.Report(this, problem.Span, problem.ToMessage(consequence ?? ", so Helm rejects the chart"), severity: consequence is null ? null : Severity.Warning);
        }
    }

    /// <summary>What comes of a problem with which Helm installs the chart all the same; null for others.</summary>
    private static string? FindConsequence(SchemaProblem problem) => problem switch
    {
        { Kind: SchemaProblemKind.UnknownKey } => ", so Helm ignores it",
        // Helm's loader takes it for v1; its linter refuses it.
        { Kind: SchemaProblemKind.MissingKey, Name: "apiVersion" } => ", so Helm reads it as one of Helm 2, and helm lint rejects it",
        _ => null,
    };
}
