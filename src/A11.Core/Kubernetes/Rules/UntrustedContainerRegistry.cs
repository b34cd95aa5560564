using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds images of containers from a registry that the repository does not trust.</summary>
public sealed class UntrustedContainerRegistry : KubernetesRule
{
    private static readonly TextListOption Registries = new("registries", TrustedRegistries.OptionDescription, []);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2010", "untrusted-container-registry", "Container images should come from trusted registries", Severity.Error, Category.Secure) { Options = [Registries] };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container is { Image: { } image, Reference: { } reference } && TrustedRegistries.FindProblem(reference, context.Option(this, Registries)) is { } problem)
        {
            context.Report(this, image.ValueSpan, problem);
        }
    }
}
