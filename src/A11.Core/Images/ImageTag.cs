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
        "ubuntu", "debian", "postgres", "busybox", "amazonlinux", "oraclelinux", "rockylinux", "almalinux", "fedora", "opensuse/leap", "photon", "clearlinux", "mcr.microsoft.com/azurelinux/base/core",
    };

    /// <summary>Whether the tag moves with every release: <c>latest</c> and its like.</summary>
    public static bool IsMoving(string tag) => Moving.Contains(tag);

    /// <summary>
    /// Whether the tag begins with a version of fewer numbers than the image publishes, so that it moves with patches: <c>3.12-slim</c>.
    /// A tag of another shape (a commit, a date, a name) is left alone.
    /// </summary>
    public static bool IsPartial(ImageReference image)
    {
        if (image.Tag is not { } tag || image.IsDynamic)
        {
            return false;
        }

        var version = tag.AsSpan(tag.StartsWith('v') ? 1 : 0);
        var length = version.IndexOfAnyExceptInRange('.', '9');
        version = length < 0 ? version : version[..length];
        if (version.IsEmpty || version.Contains('/') || version[0] == '.' || version[^1] == '.')
        {
            return false;
        }

        var numbers = version.Count('.') + 1;
        var isDate = numbers == 1 && version.Length >= 6;
        return !isDate && numbers < (TwoNumbers.Contains(image.ShortName) ? 2 : 3);
    }
}
