using System.Collections.Frozen;
using System.Text;

namespace A11.Core.Images;

/// <summary>Full tags that publishers of images are known to have pushed, from a table that <c>build/image-tags.cs</c> writes.</summary>
internal static class PublishedTags
{
    private sealed record Group(string[] Versions, string[] Variants);

    private static readonly Lazy<FrozenDictionary<string, Group[]>> Images = new(Read);

    /// <summary>The newest full version of the line and variant that a tag names, as <c>3.12.14-slim</c> for <c>3.12-slim</c>; null where none is known.</summary>
    public static string? FullVersionOf(ImageReference image)
    {
        if (image.Tag is not { } tag || !Images.Value.TryGetValue(image.ShortName, out var groups))
        {
            return null;
        }

        var dash = tag.IndexOf('-', StringComparison.Ordinal);
        var line = (dash < 0 ? tag : tag[..dash]) + ".";
        var variant = dash < 0 ? "" : tag[dash..];
        var version = groups.Where(group => group.Variants.Contains("*") || group.Variants.Contains(dash < 0 ? "-" : variant))
            .SelectMany(static group => group.Versions)
            .Where(version => version.StartsWith(line, StringComparison.Ordinal) && !ImageTag.IsPartial(image with { Tag = version + variant }))
            .MaxBy(static version => version, NumberOrder);
        return version is null ? null : version + variant;
    }

    private static readonly Comparer<string> NumberOrder = Comparer<string>.Create(static (left, right) =>
    {
        var (ours, theirs) = (NumbersOf(left), NumbersOf(right));
        var differs = ours.Zip(theirs).Select(static pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(static order => order != 0);
        return differs != 0 ? differs : ours.Length.CompareTo(theirs.Length);
    });

    private static long[] NumbersOf(string version) => [.. version.TrimStart('v').Split('.', '_').Select(static number => long.TryParse(number, out var value) ? value : 0)];

    private static FrozenDictionary<string, Group[]> Read()
    {
        using var reader = new StreamReader(typeof(PublishedTags).Assembly.GetManifestResourceStream("images/tags.txt")!, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => !line.StartsWith('#'))
            .Select(static line => line.Split('\t'))
            .GroupBy(static row => row[0], static row => new Group(row[1].Split(' '), row[2].Split(' ')), StringComparer.Ordinal)
            .ToFrozenDictionary(static image => image.Key, static image => image.ToArray(), StringComparer.Ordinal);
    }
}
