using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Images;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for base images that get no security fixes any more, or that their publisher has given up.</summary>
public sealed class EndOfLifeBase : DockerRule
{
    private static readonly CheckDescriptor Unsupported = new("AXD6039", "end-of-life-base", "Base images should be supported versions", Severity.Warning, Category.Secure);

    private static readonly CheckDescriptor Deprecated = new("AXD6040", "deprecated-base", "Base images should not be deprecated", Severity.Warning, Category.Secure);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Unsupported;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Unsupported, Deprecated];

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage.Parent is not null)
        {
            return;
        }

        if (ImageLifecycle.Successor(stage.Image) is { } successor)
        {
            context.Report(Deprecated, stage.ImageSpan, $"{stage.Image.Repository} is deprecated and gets no updates. Use {successor}.");
        }
        else if (ImageLifecycle.FindEnded(stage.Image) is { } ended)
        {
            context.Report(Unsupported, stage.ImageSpan, $"{ended.Name} got its last security fixes on {ended.Date:yyyy-MM-dd}. Use a supported version.");
        }
    }
}
