using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Model;

/// <summary>Entries of a collection that should be in an order.</summary>
internal static class SortedEntries
{
    /// <summary>The first entry that stands below one that it belongs above, as its number; null where all are in order.</summary>
    public static int? FindMisplaced<TKey>(IReadOnlyList<TKey> keys, IComparer<TKey> comparer)
    {
        for (var i = 1; i < keys.Count; i++)
        {
            if (comparer.Compare(keys[i - 1], keys[i]) > 0)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The fix that sorts the entries; null where their lines can't be moved.</summary>
    public static Fix? CreateFix<TKey>(SourceText text, YamlNode collection, ImmutableArray<TextSpan> entries, IReadOnlyList<TKey> keys, IComparer<TKey> comparer) =>
        collection is not (YamlMapping { IsFlow: true } or YamlSequence { IsFlow: true }) && YamlReordering.Create(text, entries, Enumerable.Range(0, keys.Count).OrderBy(number => keys[number], comparer)) is { } edit
            ? new Fix("Sort them", [edit], FixSafety.Safe)
            : null;
}
