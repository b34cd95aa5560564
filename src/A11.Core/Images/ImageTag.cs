namespace A11.Core.Images;

/// <summary>What a tag says about the version of an image.</summary>
public static class ImageTag
{
    /// <summary>Tags that name no version at all and move with every release.</summary>
    private static readonly HashSet<string> Moving = new(StringComparer.OrdinalIgnoreCase)
    {
        "latest", "edge", "nightly", "main", "master", "dev", "stable", "current", "lts", "rolling", "next", "mainline", "devel", "unstable", "testing",
    };

    /// <summary>Images whose versions have two numbers only, as they publish them.</summary>
    private static readonly HashSet<string> TwoNumbers = new(StringComparer.Ordinal)
    {
        "ubuntu", "debian", "postgres", "busybox", "amazonlinux", "rockylinux", "almalinux", "opensuse/leap", "photon", "odoo", "friendica", "buildpack-deps", "mcr.microsoft.com/azurelinux/base/core",
    };

    /// <summary>A part of a tag with as many digits is the day or the number of one build.</summary>
    private const int DigitsOfBuild = 8;

    /// <summary>Whether the tag moves with every release: <c>latest</c> and its like.</summary>
    public static bool IsMoving(string tag) => Moving.Contains(tag);

    /// <summary>
    /// Whether the tag is known to name a line of versions, whose newest image it becomes with each patch: <c>3.12-slim</c> of <c>python</c>. What other
    /// publishers mean by <c>1.2</c> is not known.
    /// </summary>
    public static bool IsLine(ImageReference image) => VersionedImages.Contain(image.ShortName) && IsPartial(image);

    /// <summary>
    /// Whether the tag begins with a version of fewer numbers than the image publishes, so that it moves with patches: <c>3.12-slim</c>.
    /// A tag of another shape (a commit, a date, a name, a version with a build: <c>25_36-jre</c>) is left alone.
    /// </summary>
    public static bool IsPartial(ImageReference image)
    {
        if (image.Tag is not { } tag || image.IsDynamic)
        {
            return false;
        }

        var version = tag.AsSpan(0, EndOfVersion(tag))[(tag.StartsWith('v') ? 1 : 0)..];
        if (version.IsEmpty || version.Contains('/') || version[0] == '.' || version[^1] == '.')
        {
            return false;
        }

        var numbers = version.Count('.') + 1;
        var isDate = numbers == 1 && version.Length >= 6;
        return !isDate && !NamesBuild(tag) && EndsAsVersion(tag) && numbers < (TwoNumbers.Contains(image.ShortName) ? 2 : 3);
    }

    /// <summary>Whether the numbers are all there is of the version: not <c>25_36-jre</c>, <c>8u502-b07-jdk</c> and <c>19beta3</c>.</summary>
    private static bool EndsAsVersion(string tag) => EndOfVersion(tag) is var end && (end == tag.Length || tag[end] == '-');

    private static int EndOfVersion(string tag)
    {
        var start = tag.StartsWith('v') ? 1 : 0;
        var length = tag.AsSpan(start).IndexOfAnyExceptInRange('.', '9');
        return length < 0 ? tag.Length : start + length;
    }

    /// <summary>Whether a day or a build stands behind the version: <c>9.8-1786985871</c>, <c>12-20250811-slim</c>.</summary>
    private static bool NamesBuild(string tag) => tag.Split('-', '.', '_').Skip(1).Any(static part => part.Length >= DigitsOfBuild && part.All(char.IsAsciiDigit));
}
