using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>The image that runs builds on the slim variant of its base.</summary>
public sealed class ChooseSlimBase : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6010", "slim-base", "The image that runs builds on the slim variant of its base", Severity.Info, Category.Small);

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (file.Final is { } final
            && (final.Last("ENTRYPOINT") ?? final.Last("CMD")) is not null
            && !Workplace.Is(final, context)
            && final.Lineage.Last() is { From: not null } root
            && ImageVariants.Slimmer(root.Image) is { } slim)
        {
            context.Report(this, root.ImageSpan, $"{root.Image.Text} brings compilers, headers and tools that a running program does not need; build in it, and run in {slim}.");
        }
    }
}
