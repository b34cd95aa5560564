using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Images;

namespace A11.Core.Compose.Rules;

/// <summary>A service's image is named with a tag that does not move.</summary>
public sealed class NameImageTag : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1003", "service-image-tag", "A service's image is named with a tag that does not move", Severity.Error, Category.Reproducible)
    {
        Aliases = ["dclint/service-image-require-explicit-tag"],
    };

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service is not { Image: { } image, Reference: { Digest: null, IsDynamic: false } reference } || service.IsBuilt || reference.Text.Length == 0)
        {
            return;
        }

        if (reference.Tag is null)
        {
            context.Report(this, image.ValueSpan, $"{image.Value} has no tag, so {service.Name} runs whatever was pushed last; name the full version.");
        }
        else if (ImageTag.IsMoving(reference.Tag))
        {
            context.Report(this, image.ValueSpan, $"The tag “{reference.Tag}” is another image after every release, so {service.Name} changes without a commit; name the full version.");
        }
    }
}
