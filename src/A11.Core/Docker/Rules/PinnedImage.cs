using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Images;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>A version of an image that the same file names already: no tag is ever made up.</summary>
internal static class PinnedImage
{
    /// <summary>Has a stage begin with what another stage begins with, where that is the same image by its full version; null where there is none.</summary>
    public static Fix? FixFor(Stage stage, DockerfileModel file)
    {
        if (stage.From is not { Words: [{ HasVariable: false }, ..] })
        {
            return null;
        }

        foreach (var other in file.Stages)
        {
            if (other is { Parent: null, From.Words: [{ HasVariable: false, Value: var written }, ..] }
                && other.Image.Repository == stage.Image.Repository
                && other.Image is { Tag: not null, Pinning: not ImagePinning.Mutable }
                && !ImageTag.IsPartial(other.Image))
            {
                return new Fix($"Begin with {written}, as another stage does", [new TextEdit(stage.ImageSpan, written)], FixSafety.Unsafe);
            }
        }

        return null;
    }
}
