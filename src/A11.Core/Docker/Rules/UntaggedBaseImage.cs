using System.Text;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Images;

namespace A11.Core.Docker.Rules;

/// <summary>Finds base images without a tag.</summary>
public sealed class UntaggedBaseImage : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3006", "untagged-base-image", "Base images should have a tag", Severity.Error, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3006", "trivy/DS-0001", "checkov/CKV_DOCKER_7"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage.From is not { Words: [var written, ..] } || stage.Parent is not null)
        {
            return;
        }

        // What no build argument fills in is empty when the file is built as it stands.
        var image = stage.Image.IsDynamic ? ImageReference.Parse(WithoutVariables(stage.Image.Text)) : stage.Image;
        if (image is { Tag: null, Digest: null } && !(written.HasVariable && ChoosesStage(image.Text, file)) && image.Text.TrimStart('/') is not ("" or "scratch") && !image.Text.EndsWith(':')
            && !NamedContexts.Find(context.Repository).Contains(image.Text))
        {
            context.Report(
                this,
                stage.ImageSpan,
                ImageAdvice.For(ImageReference.Parse(image.Text.TrimStart('/')))!,
                written.HasVariable ? null : PinnedImage.FixFor(stage, file),
                severity: written.HasVariable || DevelopmentImage.Is(file.Final!, context) ? Severity.Warning : null);
        }
    }

    /// <summary>Whether a variable chooses between stages: <c>FROM base-${VARIANT}</c>.</summary>
    private static bool ChoosesStage(string prefix, DockerfileModel file) => file.Stages.Any(stage => stage.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static string WithoutVariables(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$')
            {
                _ = result.Append(text[i]);
                continue;
            }

            var isBraced = i + 1 < text.Length && text[i + 1] == '{';
            var end = isBraced ? text.IndexOf('}', i) : i + 1;
            while (!isBraced && end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            i = isBraced ? end < 0 ? text.Length : end : end - 1;
        }

        return result.ToString();
    }
}
