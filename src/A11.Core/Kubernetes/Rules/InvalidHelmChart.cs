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
            // Helm installs charts with keys that it doesn't know.
            var isUnknown = problem.Kind is SchemaProblemKind.UnknownKey;
            context.Report(this, problem.Span, problem.ToMessage(isUnknown ? ", so Helm ignores it" : ", so Helm rejects the chart"), severity: isUnknown ? Severity.Warning : null);
        }
    }
}
