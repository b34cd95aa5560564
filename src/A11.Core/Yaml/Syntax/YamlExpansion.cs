using System.Collections.Immutable;

namespace A11.Core.Yaml.Syntax;

/// <summary>Measures how large a stream becomes once its aliases are followed, without following them.</summary>
internal static class YamlExpansion
{
    /// <summary>More nodes than any real file has when expanded; few enough to walk in a blink.</summary>
    private const long MaximumNodes = 200_000;

    /// <summary>The problem of a stream that would grow beyond the limit; null where it would not.</summary>
    public static YamlProblem? FindBomb(ImmutableArray<YamlDocument> documents)
    {
        var sizes = new Dictionary<YamlNode, long>(ReferenceEqualityComparer.Instance);
        foreach (var document in documents)
        {
            if (Measure(document.Root, sizes) > MaximumNodes)
            {
                return new YamlProblem(
                    YamlProblemKind.AliasBomb,
                    document.Root.Span,
                    $"The aliases of this document expand to more than {MaximumNodes:N0} nodes, which can use up the memory of whatever loads it. Use fewer aliases of aliases.");
            }
        }

        return null;
    }

    private static long Measure(YamlNode node, Dictionary<YamlNode, long> sizes)
    {
        if (sizes.TryGetValue(node, out var known))
        {
            return known;
        }

        var size = 1L;
        switch (node)
        {
            case YamlAlias { Target: { } target }:
                size = Measure(target, sizes);
                break;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    size = Sum(size, Sum(Measure(entry.Key, sizes), Measure(entry.Value, sizes)));
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    size = Sum(size, Measure(item, sizes));
                }

                break;
            default:
                break;
        }

        sizes[node] = size;
        return size;
    }

    private static long Sum(long left, long right) => Math.Min(left + right, MaximumNodes * 2);
}
