using System.Collections.Immutable;
using A11.Agents.Acceptance.Criteria;
using A11.Core.Images;

namespace A11.Agents.Acceptance;

/// <summary>What holds of images in files of every kind.</summary>
internal static class Images
{
    /// <summary>Asks for an image by its tag.</summary>
    public static CriterionEntry Used { get; } = new(
        "image-used",
        "Use an image",
        "A stage or a service uses the image with the tag, or with one that begins with it: python:3.12-slim is met by python:3.12.4-slim-bookworm.",
        "Uses python:3.12-slim", "Based on `node:22-alpine`");

    /// <summary>Asks for images that don't change.</summary>
    public static CriterionEntry Pinned { get; } = new(
        "pinned-images",
        "Pin images",
        "Every image has a tag other than latest; a full version where “exact” or “specific” ones are asked for, and a digest where digests are. An image that a variable names leaves it unchecked.",
        "Pinned base images", "Images are pinned to exact versions", "No latest tag", "Base images are pinned by digest");

    /// <summary>Whether images are pinned, as far as it is asked.</summary>
    public static CriterionEvidence JudgePins(ImmutableArray<Requirement> parts, IEnumerable<(ImageReference Image, CriterionPlace? Place)> images)
    {
        var all = images.Where(pair => pair.Image.Text is not ("" or "scratch")).ToArray();
        var named = all.Select(pair => pair.Image).ToArray();
        var (needsDigest, needsVersion) = (parts.Any(part => part.Name == "digest"), parts.Any(part => part.Name.Length == 0));
        return named.FirstOrDefault(image => image.IsDynamic) is { } dynamic ? CriterionEvidence.Open($"Which image {dynamic.Text} is, a variable says.")
            : named.FirstOrDefault(IsLoose) is { } loose
                ? new CriterionEvidence(false, $"The image {loose.Text} is not pinned{(needsDigest ? " by digest" : "")}.").At(all.First(pair => pair.Image == loose).Place)
            : named.Length == 0 ? CriterionEvidence.Open("No image is named.")
            : new CriterionEvidence(true, $"Pinned: {string.Join(", ", named.Select(image => image.Text).Distinct(StringComparer.Ordinal))}.").At(all.Select(pair => pair.Place));

        bool IsLoose(ImageReference image) =>
            image.Digest is null && (needsDigest || image.Tag is null or "latest" || (needsVersion && (ImageTag.IsPartial(image) || !image.Tag.Any(char.IsAsciiDigit))));
    }

    /// <summary>Whether an image is one that is asked for by a tag, which may be the beginning of the full one.</summary>
    public static bool Is(ImageReference image, string asked)
    {
        var wanted = ImageReference.Parse(asked);
        return (image.Repository == wanted.Repository || image.ShortName == wanted.ShortName) && image.Tag is { } tag && wanted.Tag is { } start
            && (IsVersion(tag, start) || (start.Split('-', 2) is [var version, var variant] && IsVersion(tag, version) && tag.Split('-', 2) is [_, var given] && (given == variant || given.StartsWith(variant + "-", StringComparison.Ordinal))));
    }

    /// <summary>Whether a tag is of a version.</summary>
    public static bool IsVersion(string? tag, string asked) => tag is not null && (tag == asked || tag.StartsWith(asked + ".", StringComparison.Ordinal) || tag.StartsWith(asked + "-", StringComparison.Ordinal));
}
