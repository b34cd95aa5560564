using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>A base image is named with a tag.</summary>
public sealed class NameTag : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3006", "tagged-base-image", "A base image is named with a tag", Severity.Error, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3006"],
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        var image = stage.Image;
        if (stage.From is not null && stage.Parent is null && image is { Tag: null, Digest: null, IsDynamic: false } && image.Text is not ("" or "scratch"))
        {
            context.Report(this, stage.ImageSpan, $"{image.Text} has no tag, so the newest image of the day is pulled and the build changes without a commit; name the full version.");
        }
    }
}
