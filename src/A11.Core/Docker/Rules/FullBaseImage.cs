using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Finds final images on a base with build tools of which a slim variant exists.</summary>
public sealed class FullBaseImage : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6010", "full-base-image", "Final images should use the slim variant of their base image", Severity.Info, Category.Small);

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (file.Final is { } final
            && (final.Last("ENTRYPOINT") ?? final.Last("CMD")) is not null
            && !DevelopmentImage.Is(final, context)
            && final.Lineage.Last() is { From: not null } root
            && ImageVariants.Slimmer(root.Image) is { } slim)
        {
            context.Report(this, root.ImageSpan, $"{root.Image.Text} contains {(root.Image.ShortName == "debian" ? "documentation and translations" : "compilers and headers")} that the program does not need at run time. Use {slim} for the final stage.");
        }
    }
}
