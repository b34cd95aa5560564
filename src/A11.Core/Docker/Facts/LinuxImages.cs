using A11.Core.Images;

namespace A11.Core.Docker.Facts;

/// <summary>Images that are published for Linux alone, as their pages on Docker Hub say: distributions, and variants that name one.</summary>
internal static class LinuxImages
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "alpine", "debian", "ubuntu", "busybox", "fedora", "centos", "rockylinux", "almalinux", "oraclelinux", "amazonlinux", "archlinux", "photon", "buildpack-deps", "bash", "node", "php", "nginx",
        "redis", "postgres", "mysql", "mariadb", "opensuse/leap", "opensuse/tumbleweed",
    };

    private static readonly string[] Variants = ["alpine", "slim", "trixie", "bookworm", "bullseye", "buster", "jammy", "noble", "focal"];

    /// <summary>Whether an image can only be for Linux.</summary>
    public static bool Contains(ImageReference image) =>
        Names.Contains(image.ShortName) || (image.Tag ?? "").Split('-').Any(part => Variants.Any(variant => part.StartsWith(variant, StringComparison.OrdinalIgnoreCase)));
}
