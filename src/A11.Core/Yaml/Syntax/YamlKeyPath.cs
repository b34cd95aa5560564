using System.Collections.Immutable;

namespace A11.Core.Yaml.Syntax;

/// <summary>The way to a key.</summary>
internal static class YamlKeyPath
{
    /// <summary>The keys from a node on to the one at a place, with <see cref="YamlCursor.Item"/> for items; null where no key is there.</summary>
    public static ImmutableArray<string>? Find(YamlNode root, int offset)
    {
        var path = ImmutableArray.CreateBuilder<string>();
        for (var node = root; ;)
        {
            switch (node)
            {
                case YamlMapping mapping when mapping.Entries.FirstOrDefault(entry => entry.Span.Start <= offset && offset <= entry.Span.End) is { } entry:
                    path.Add(entry.Name);
                    if (offset <= entry.Key.Span.End)
                    {
                        return path.ToImmutable();
                    }

                    node = entry.Value;
                    break;
                case YamlSequence sequence when sequence.Items.FirstOrDefault(item => item.Span.Start <= offset && offset <= item.Span.End) is { } item:
                    path.Add(YamlCursor.Item);
                    node = item;
                    break;
                default:
                    return null;
            }
        }
    }
}
