using System.Collections.Immutable;
using A11.Agents.Acceptance;
using A11.Agents.Generation.Applications;
using A11.Core.Compose.Model;
using A11.Core.Docker.Model;
using A11.Core.Images;

namespace A11.Agents.Generation.Facts;

/// <summary>Full tags of images that exist. What the repository itself names comes first; nothing is made up.</summary>
internal sealed class ImageTags
{
    private static readonly Lazy<ImmutableDictionary<string, ImmutableArray<string>>> Known = new(() =>
        EmbeddedFacts.Read("images").EnumerateObject().ToImmutableDictionary(
            image => image.Name,
            image => image.Value.EnumerateArray().Select(tag => tag.GetString()!).ToImmutableArray()));

    private readonly ILookup<string, string> _own;

    private ImageTags(ILookup<string, string> own) => _own = own;

    /// <summary>The tags that are known, those that the repository's Dockerfiles and compose files name before all others.</summary>
    public static ImageTags Create(ProjectFiles files)
    {
        var images = files.Paths
            .Where(path => Path.GetFileName(path).StartsWith("Dockerfile", StringComparison.Ordinal))
            .SelectMany(path => DockerfileModel.Parse(files.Text(path)).Stages)
            .Select(stage => stage.Image)
            .Concat(ImagesOfServices(files))
            .Where(image => image.Tag is not null && !image.IsDynamic && !ImageTag.IsPartial(image));
        return new ImageTags(images.ToLookup(image => image.Repository, image => image.Tag!, StringComparer.Ordinal));
    }

    private static IEnumerable<ImageReference> ImagesOfServices(ProjectFiles files) => files.Paths
        .Where(path => GeneratedFiles.KindOf(path) == GeneratedFileKind.Compose)
        .SelectMany(path => ComposeFile.Parse(files.Text(path))?.Services ?? [])
        .Select(service => service.Reference)
        .OfType<ImageReference>();

    /// <summary>The versions of an image that are known, newest first.</summary>
    public static ImmutableArray<Version> Versions(string image) =>
        [.. Known.Value.GetValueOrDefault(image, []).Select(VersionNumber.Read).OfType<Version>().Distinct().OrderDescending()];

    /// <summary>An image by its newest full tag of a version line and of the first variant that there is.</summary>
    /// <param name="image">The image, such as <c>python</c>.</param>
    /// <param name="line">The line, such as <c>3.12</c>; empty for any.</param>
    /// <param name="variants">How the tag goes on behind the version, best first, such as <c>slim</c>.</param>
    /// <exception cref="RefusalException">No such tag is known.</exception>
    public string Find(string image, string line, params ReadOnlySpan<string> variants)
    {
        foreach (var variant in variants)
        {
            if (Find(_own[image], line, variant) is { } own)
            {
                return $"{image}:{own}";
            }
        }

        foreach (var variant in variants)
        {
            if (Find(Known.Value.GetValueOrDefault(image, []), line, variant) is { } tag)
            {
                return $"{image}:{tag}";
            }
        }

        throw new RefusalException($"No full tag of the image {image}{(line.Length > 0 ? $" {line}" : "")} is known, and none is made up; name one in a Dockerfile or a compose file of the repository, or use another version.");
    }

    /// <summary>Whether a full tag of a version line and variant is known.</summary>
    /// <param name="image">The image.</param>
    /// <param name="line">The line, such as <c>10.0</c>.</param>
    /// <param name="variant">How the tag goes on behind the version.</param>
    public bool Has(string image, string line, string variant) => Find(_own[image], line, variant) is not null || Find(Known.Value.GetValueOrDefault(image, []), line, variant) is not null;

    /// <summary>Chiseled images have no shell, and none of the programs that an image's check is made of.</summary>
    private static string? Find(IEnumerable<string> tags, string line, string variant) => tags
        .Where(tag => (line.Length == 0 || VersionNumber.IsOf(tag, line)) && VariantOf(tag).StartsWith(variant, StringComparison.Ordinal) && !tag.Contains("chiseled", StringComparison.Ordinal))
        .OrderByDescending(VersionNumber.Read)
        .ThenByDescending(tag => tag, StringComparer.Ordinal)
        .FirstOrDefault();

    private static string VariantOf(string tag)
    {
        var dash = tag.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? "" : tag[(dash + 1)..];
    }
}
