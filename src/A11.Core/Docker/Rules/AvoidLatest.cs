using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Images;

namespace A11.Core.Docker.Rules;

/// <summary>A base image is not named by a tag that moves with every release.</summary>
public sealed class AvoidLatest : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3007", "no-latest-tag", "A base image is not named by a tag that moves with every release", Severity.Error, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3007", "trivy/DS-0001", "checkov/CKV_DOCKER_7"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage.Parent is null && stage.Image is { Digest: null, Tag: { } tag } && !tag.Contains('$', StringComparison.Ordinal) && ImageTag.IsMoving(tag))
        {
            context.Report(
                this,
                stage.ImageSpan,
                $"The tag “{tag}” of {stage.Image.Repository} is another image after every release, so the build changes without a commit; name the full version.",
                PinnedImage.FixFor(stage, file),
                aliases: tag == "latest" ? null : []);
        }
    }
}
