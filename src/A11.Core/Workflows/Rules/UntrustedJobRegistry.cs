using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds images of a job from a registry that the repository does not trust.</summary>
public sealed class UntrustedJobRegistry : WorkflowRule
{
    private static readonly TextListOption Registries = new("registries", TrustedRegistries.OptionDescription, []);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1013", "untrusted-job-registry", "Job images should come from trusted registries", Severity.Error, Category.Secure) { Options = [Registries] };

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var image in JobImage.FindAll(job))
        {
            if (TrustedRegistries.FindProblem(image.Reference, context.Option(this, Registries)) is { } problem)
            {
                context.Report(this, image.Value.ValueSpan, problem);
            }
        }
    }
}
