using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Images;

namespace A11.Core.Docker.Rules;

/// <summary>Finds base images by a tag that moves with every release.</summary>
public sealed class MutableBaseTag : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3007", "mutable-base-tag", "Do not use latest or another mutable tag for a base image", Severity.Error, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3007", "trivy/DS-0001", "checkov/CKV_DOCKER_7"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage.Image is { Pinning: ImagePinning.Mutable } image)
        {
            context.Report(
                this,
                stage.ImageSpan,
                ImageAdvice.For(image)!,
                PinnedImage.FixFor(stage, file),
                severity: stage.From is { Words: [{ HasVariable: true }, ..] } || DevelopmentImage.Is(file.Final!, context) ? Severity.Warning : null);
        }
    }
}
