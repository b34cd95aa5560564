using A11.Core.Images;

namespace A11.Core.Docker.Facts;

/// <summary>Smaller variants that official images publish of the same version (docker-library/official-images).</summary>
internal static class ImageVariants
{
    private static readonly string[] Codenames = ["trixie", "bookworm", "bullseye", "buster"];

    /// <summary>The name of the smaller variant of an image; null where it is one already, or none is known.</summary>
    public static string? Slimmer(ImageReference image)
    {
        if (image.Tag is not { } tag || image.IsDynamic || image.Digest is not null)
        {
            return null;
        }

        var slim = image.ShortName switch
        {
            "python" or "ruby" => Insert(tag),
            "node" => Append(tag),
            "debian" when IsVersion(tag) || Codenames.Contains(tag) => tag + "-slim",
            "eclipse-temurin" => Runtime(tag),
            _ => null,
        };
        return slim is null ? null : $"{image.Repository}:{slim}";
    }

    /// <summary><c>3.12.11-bookworm</c> to <c>3.12.11-slim-bookworm</c>.</summary>
    private static string? Insert(string tag) => Split(tag) is var (version, codename) && version is not null
        ? codename is null ? version + "-slim" : $"{version}-slim-{codename}"
        : null;

    /// <summary><c>22.19.0-bookworm</c> to <c>22.19.0-bookworm-slim</c>.</summary>
    private static string? Append(string tag) => Split(tag).Version is null ? null : tag + "-slim";

    /// <summary><c>21.0.8_9-jdk-noble</c> to <c>21.0.8_9-jre-noble</c>; a tag of a version alone is a JDK too.</summary>
    private static string? Runtime(string tag) =>
        tag.Contains("-jdk", StringComparison.Ordinal) ? tag.Replace("-jdk", "-jre", StringComparison.Ordinal)
        : IsVersion(tag) ? tag + "-jre"
        : null;

    private static (string? Version, string? Codename) Split(string tag)
    {
        var dash = tag.IndexOf('-', StringComparison.Ordinal);
        var version = dash < 0 ? tag : tag[..dash];
        var codename = dash < 0 ? null : tag[(dash + 1)..];
        return IsVersion(version) && (codename is null || Codenames.Contains(codename)) ? (version, codename) : (null, null);
    }

    private static bool IsVersion(string tag) => tag.Length > 0 && tag.AsSpan().IndexOfAnyExceptInRange('.', '9') < 0 && char.IsAsciiDigit(tag[0]);
}
