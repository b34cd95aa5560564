using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>Lays parts of objects over objects (Kubernetes documentation, “Update API Objects in Place Using kubectl patch”, strategic merge patch).</summary>
internal static class StrategicMerge
{
    private const string Directive = "$patch";

    /// <summary>The fields by which items of lists are one (k8s.io/api, <c>patchMergeKey</c>); lists that are not named here are replaced.</summary>
    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["containers"] = ["name"],
        ["initContainers"] = ["name"],
        ["ephemeralContainers"] = ["name"],
        ["volumes"] = ["name"],
        ["env"] = ["name"],
        ["imagePullSecrets"] = ["name"],
        ["volumeMounts"] = ["mountPath"],
        ["volumeDevices"] = ["devicePath"],
        ["ports"] = ["containerPort", "port"],
        ["hostAliases"] = ["ip"],
        ["topologySpreadConstraints"] = ["topologyKey"],
    };

    /// <summary>Lays a part over an object; null where it deletes the object.</summary>
    public static YamlMapping? Apply(YamlMapping whole, YamlMapping patch) => patch[Directive]?.Text switch
    {
        "delete" => null,
        "replace" => patch.With(patch.Entries.Where(static entry => !IsDirective(entry))),
        _ => Merge(whole, patch),
    };

    private static YamlMapping Merge(YamlMapping whole, YamlMapping patch)
    {
        var entries = whole.MergedEntries().ToList();
        foreach (var entry in patch.MergedEntries().Where(static entry => !IsDirective(entry)))
        {
            var place = entries.FindIndex(other => other.Name == entry.Name);
            if (entry.Value.AsScalar is { IsNull: true })
            {
                entries.RemoveRange(Math.Max(place, 0), place < 0 ? 0 : 1);
            }
            else if (place < 0)
            {
                entries.AddRange(Add(entry.Name, entry.Value) is { } added ? [entry with { Value = added }] : []);
            }
            else if (Merge(entry.Name, entries[place].Value, entry.Value) is { } merged)
            {
                // The key stays where it was unless all below it is the patch's.
                entries[place] = new YamlEntry(merged == entry.Value ? entry.Key : entries[place].Key, merged);
            }
            else
            {
                entries.RemoveAt(place);
            }
        }

        return whole.With(entries);
    }

    /// <summary>What a part adds where there is nothing: neither directives nor what it only removes; null where that is all.</summary>
    private static YamlNode? Add(string name, YamlNode patch) => patch.Resolved switch
    {
        YamlMapping part => Apply(part.With([]), part),
        YamlSequence parts => Merge(name, parts.With([]), parts),
        _ => patch,
    };

    private static YamlNode? Merge(string name, YamlNode whole, YamlNode patch) => (whole.Resolved, patch.Resolved) switch
    {
        (YamlMapping inner, YamlMapping part) => Apply(inner, part),

        // What a patch repeats, as the name of a container, is still the whole's.
        (YamlScalar old, YamlScalar value) when old.Value == value.Value => whole,
        (YamlSequence items, YamlSequence parts) when Keys.TryGetValue(name, out var keys) && KeyOf(items, parts, keys) is { } key => MergeItems(items, parts, key),
        _ => patch,
    };

    private static string? KeyOf(YamlSequence items, YamlSequence parts, string[] keys) => keys.FirstOrDefault(key => items.Items.Concat(parts.Items).All(item => item.AsMapping is { } mapping && (mapping[key] is not null || mapping[Directive] is not null)));

    private static YamlSequence MergeItems(YamlSequence items, YamlSequence parts, string key)
    {
        if (parts.Items.Any(static part => part.AsMapping is { Entries: [_] } mapping && mapping[Directive]?.Text == "replace"))
        {
            return parts.With(parts.Items.Where(static part => part.AsMapping?[Directive] is null));
        }

        // Kustomize puts the items of the part before the others.
        var (merged, others) = (new List<YamlNode>(), items.Items.ToList());
        foreach (var part in parts.Items.Select(static part => part.AsMapping!))
        {
            var place = others.FindIndex(item => item.AsMapping![key]?.Text == part[key]?.Text);
            if (Apply(place < 0 ? part.With([]) : others[place].AsMapping!, part) is { } item)
            {
                merged.Add(item);
            }

            if (place >= 0)
            {
                others.RemoveAt(place);
            }
        }

        return items.With([.. merged, .. others]);
    }

    private static bool IsDirective(YamlEntry entry) => entry.Name.StartsWith('$');
}
