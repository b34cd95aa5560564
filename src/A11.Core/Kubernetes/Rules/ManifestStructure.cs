using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Schemas;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Compares objects with the types of the Kubernetes API: one walk that serves a check for each kind of mistake. Custom resources have no type here.</summary>
public sealed class ManifestStructure : KubernetesRule
{
    private const string Rejected = ", so the API server rejects it";

    private static readonly ImmutableArray<string> Structure = ["kube-linter/schema-validation", "a11/schema"];

    private static readonly CheckDescriptor Unknown = new("AXK0015", "unknown-manifest-field", "Objects must have only fields that Kubernetes knows", Severity.Error, Category.Correct) { Aliases = Structure };

    private static readonly CheckDescriptor Type = new("AXK0016", "wrong-manifest-type", "Fields must have the type that Kubernetes expects", Severity.Error, Category.Correct) { Aliases = Structure };

    private static readonly CheckDescriptor Missing = new("AXK0017", "missing-manifest-field", "Objects must have the fields that Kubernetes requires", Severity.Error, Category.Correct) { Aliases = Structure };

    private static readonly CheckDescriptor Value = new("AXK0018", "unexpected-manifest-value", "Fields must have a value that Kubernetes knows", Severity.Error, Category.Correct) { Aliases = Structure };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Unknown;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Unknown, Type, Missing, Value];

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        if (KubernetesSchema.Find(manifest.ApiVersion.Value, manifest.Kind.Value) is not { } type)
        {
            return;
        }

        foreach (var problem in SchemaValidator.Validate(type, manifest.Root, KubernetesScalars.Dialect))
        {
            if (CheckOf(problem, manifest) is { } check)
            {
                context.Report(check, problem.Span, problem.ToMessage(Rejected));
            }
        }
    }

    /// <summary>The check of a problem; null for what the server takes all the same, such as a value that is empty and so not set.</summary>
    private static CheckDescriptor? CheckOf(SchemaProblem problem, Manifest manifest) => problem.Kind switch
    {
        SchemaProblemKind.UnknownKey => problem.Name.StartsWith('$') || (problem.Name == "sops" && manifest.IsEncrypted) ? null : Unknown,
        SchemaProblemKind.MissingKey => manifest.IsPartial ? null : Missing,
        SchemaProblemKind.WrongType or SchemaProblemKind.UnexpectedValue when KubernetesScalars.IsFilledIn(problem.Name) => null,
        SchemaProblemKind.WrongType => Type,
        SchemaProblemKind.UnexpectedValue => Value,
        _ => null,
    };
}
