using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Images;

namespace A11.Core.Compose.Rules;

/// <summary>Looks at services with both an image and a build.</summary>
public sealed class BuiltImages : ComposeRule
{
    private static readonly CheckDescriptor Both = new("AXC1009", "build-and-image", "Services should be either built or pulled", Severity.Info, Category.Reproducible) { Aliases = ["dclint/no-build-and-image"], OptIn = true };

    private static readonly CheckDescriptor Untagged = new("AXC1008", "untagged-built-image", "Built images should have a tag", Severity.Info, Category.Reproducible) { Aliases = ["dclint/service-image-require-explicit-tag"], OptIn = true };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Both;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Both, Untagged];

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service is not { Image: { } image, IsBuilt: true, Reference: { } reference })
        {
            return;
        }

        if (service.Get("pull_policy") is null)
        {
            context.Report(Both, service.Mapping.Find("build")?.Key.Span ?? service.Key.Span, $"Service {service.Name} has both build and image, so what it runs depends on what was pulled or built before. Remove one of them, or set pull_policy.");
        }

        if (reference.Pinning is ImagePinning.Untagged or ImagePinning.Mutable)
        {
            context.Report(Untagged, image.ValueSpan, $"Each build of service {service.Name} replaces {reference.Repository}:{reference.Tag ?? "latest"}. Add a tag, for example with a variable.");
        }
    }
}
