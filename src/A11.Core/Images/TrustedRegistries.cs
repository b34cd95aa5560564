using System.Collections.Immutable;

namespace A11.Core.Images;

/// <summary>The registries that a repository trusts, as an option of the checks for it lists them.</summary>
internal static class TrustedRegistries
{
    /// <summary>What a user reads about the option.</summary>
    public const string OptionDescription = "Registries that images may come from; “*” stands for any text before or after. Nothing is reported while it is empty.";

    /// <summary>What is wrong with where an image comes from; null where nothing is, or no registry is listed.</summary>
    /// <param name="image">The image.</param>
    /// <param name="trusted">The registries.</param>
    public static string? FindProblem(ImageReference image, ImmutableArray<string> trusted) =>
        !trusted.IsEmpty && image.Repository is not ("" or "scratch") && !image.Registry.Contains('$', StringComparison.Ordinal) && !trusted.Any(pattern => Matches(pattern, image.Registry))
            ? $"The image {image.Text} comes from {image.Registry}, which is not a trusted registry of this repository ({string.Join(", ", trusted)}). Use an image from one of those."
            : null;

    private static bool Matches(string pattern, string registry) => pattern switch
    {
        ['*', .. var end] => registry.EndsWith(end, StringComparison.OrdinalIgnoreCase),
        [.. var start, '*'] => registry.StartsWith(start, StringComparison.OrdinalIgnoreCase),
        "hub.docker.com" or "index.docker.io" or "registry-1.docker.io" => registry is "docker.io" || registry == pattern,
        _ => registry.Equals(pattern, StringComparison.OrdinalIgnoreCase),
    };
}
