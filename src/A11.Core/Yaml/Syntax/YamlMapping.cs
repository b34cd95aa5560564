using System.Collections.Immutable;

namespace A11.Core.Yaml.Syntax;

/// <summary>A mapping, its entries as written: duplicates and merge keys (<c>&lt;&lt;</c>) included.</summary>
public sealed class YamlMapping : YamlNode
{
    /// <summary>From so many entries on an index costs less than to look at each of them.</summary>
    private const int IndexedCount = 16;

    private Dictionary<string, YamlEntry>? _merged;
    private Dictionary<string, YamlEntry>? _own;

    /// <summary>The entries in the order of the file.</summary>
    public required ImmutableArray<YamlEntry> Entries { get; init; }

    /// <summary>Whether it is written in braces.</summary>
    public required bool IsFlow { get; init; }

    /// <summary>The value of the first entry of this name; null where there is none. Merge keys are not followed.</summary>
    public YamlNode? this[string name] => Find(name)?.Value;

    /// <summary>The first entry of this name; null where there is none. Merge keys are not followed.</summary>
    public YamlEntry? Find(string name)
    {
        if (Entries.Length >= IndexedCount)
        {
            return (_own ??= Index(Entries.Where(static entry => entry.Key is YamlScalar))).GetValueOrDefault(name);
        }

        foreach (var entry in Entries)
        {
            if (entry.Key is YamlScalar key && key.Value == name)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The entries that a reader sees who follows merge keys (https://yaml.org/type/merge.html): own entries first, each name once.</summary>
    public IEnumerable<YamlEntry> MergedEntries() => Merge(this, [], []);

    /// <summary>The entry of this name, merge keys followed.</summary>
    public YamlEntry? FindMerged(string name) => Find(name) ?? (_merged ??= Index(MergedEntries())).GetValueOrDefault(name);

    /// <summary>The first entry of each name. Two threads that ask at once make the same index.</summary>
    private static Dictionary<string, YamlEntry> Index(IEnumerable<YamlEntry> entries)
    {
        var index = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            _ = index.TryAdd(entry.Name, entry);
        }

        return index;
    }

    private static IEnumerable<YamlEntry> Merge(YamlMapping mapping, HashSet<string> names, HashSet<YamlMapping> visited)
    {
        if (!visited.Add(mapping))
        {
            yield break;
        }

        foreach (var entry in mapping.Entries)
        {
            if (entry.Name != "<<" && names.Add(entry.Name))
            {
                yield return entry;
            }
        }

        foreach (var source in mapping.Entries.Where(entry => entry.Name == "<<").SelectMany(entry => Sources(entry.Value)))
        {
            foreach (var entry in Merge(source, names, visited))
            {
                yield return entry;
            }
        }
    }

    private static IEnumerable<YamlMapping> Sources(YamlNode value) => value.Resolved switch
    {
        YamlMapping mapping => [mapping],
        YamlSequence sequence => sequence.Items.Select(item => item.AsMapping).OfType<YamlMapping>(),
        _ => [],
    };
}
