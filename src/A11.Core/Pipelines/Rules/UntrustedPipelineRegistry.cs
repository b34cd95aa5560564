using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Pipelines.Model;

namespace A11.Core.Pipelines.Rules;

/// <summary>Finds images of a pipeline from a registry that the repository does not trust.</summary>
public sealed class UntrustedPipelineRegistry : PipelineRule
{
    private static readonly TextListOption Registries = new("registries", TrustedRegistries.OptionDescription, []);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXP2001", "untrusted-pipeline-registry", "Pipeline images should come from trusted registries", Severity.Error, Category.Secure) { Options = [Registries] };

    /// <inheritdoc/>
    public override void Visit(PipelineImage image, RuleContext context)
    {
        if (TrustedRegistries.FindProblem(image.Reference, context.Option(this, Registries)) is { } problem)
        {
            context.Report(this, image.Value.ValueSpan, problem);
        }
    }
}
