
namespace A11.Core.Images;

/// <summary>What is said of a reference that does not name one image, the same for every kind of file.</summary>
internal static class ImageAdvice
{
    /// <summary>What is wrong with a reference, and what to do; null where nothing of this kind is.</summary>
    public static string? For(ImageReference image) => image.Pinning switch
    {
        ImagePinning.Untagged => $"The image {image.Text} has no tag, so it means latest: the same commit can run a different image later. Pin a full version.",
        ImagePinning.Mutable => ForMutable(image),
        ImagePinning.Partial => $"The tag {image.Repository}:{image.Tag} moves with every patch release, so one commit can run different images. Pin a full version{(PublishedTags.FullVersionOf(image) is { } tag ? $", for example {image.Repository}:{tag}" : "")}.",
        _ => null,
    };

    /// <summary>What is said of a mutable tag.</summary>
    public static string ForMutable(ImageReference image) => $"The tag {image.Repository}:{image.Tag} is mutable: the same commit can run a different image later. Pin a full version.";

    /// <summary>What is said of a full version without a digest.</summary>
    public static string ForDigest(ImageReference image) =>
        $"The tag {image.Repository}:{image.Tag} can be pushed again with other contents. Add its digest ({image.Text}@sha256:…), and let a bot update both.";
}
