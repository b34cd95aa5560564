using System.Globalization;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>Changes objects by operations on paths (RFC 6902). What doesn't fit the object changes nothing.</summary>
internal static class JsonPatch
{
    /// <summary>Carries out operations: <c>add</c>, <c>replace</c> and <c>remove</c>.</summary>
    public static YamlMapping Apply(YamlMapping whole, YamlSequence operations)
    {
        var result = whole;
        foreach (var operation in operations.Items.Select(static item => item.AsMapping).OfType<YamlMapping>())
        {
            if (operation["path"]?.AsScalar is { Value: ['/', ..] } path && operation["op"]?.Text is "add" or "replace" or "remove")
            {
                var steps = path.Value[1..].Split('/').Select(static step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToArray();
                result = Change(result, steps, path, operation["op"]!.Text!, operation["value"]);
            }
        }

        return result;
    }

    private static YamlNode Change(YamlNode node, ReadOnlySpan<string> steps, YamlScalar path, string name, YamlNode? value) => node.Resolved switch
    {
        YamlMapping mapping => Change(mapping, steps, path, name, value),
        YamlSequence sequence => Change(sequence, steps, path, name, value),
        var other => other,
    };

    private static YamlMapping Change(YamlMapping mapping, ReadOnlySpan<string> steps, YamlScalar path, string name, YamlNode? value)
    {
        var entries = mapping.MergedEntries().ToList();
        var key = steps[0];
        var place = entries.FindIndex(entry => entry.Name == key);
        if (steps.Length > 1)
        {
            if (place >= 0)
            {
                entries[place] = entries[place] with { Value = Change(entries[place].Value, steps[1..], path, name, value) };
            }
        }
        else if (name == "remove" && place >= 0)
        {
            entries.RemoveAt(place);
        }
        else if (value is not null && (place >= 0 || name == "add"))
        {
            var entry = new YamlEntry(path.At(path.Span, key), value);
            if (place >= 0)
            {
                entries[place] = entry;
            }
            else
            {
                entries.Add(entry);
            }
        }

        return mapping.With(entries);
    }

    private static YamlSequence Change(YamlSequence sequence, ReadOnlySpan<string> steps, YamlScalar path, string name, YamlNode? value)
    {
        var items = sequence.Items.ToList();
        var isNumber = int.TryParse(steps[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < items.Count;
        if (steps.Length > 1)
        {
            if (isNumber)
            {
                items[place] = Change(items[place], steps[1..], path, name, value);
            }
        }
        else if (name == "add" && value is not null)
        {
            items.Insert(isNumber ? place : items.Count, value);
        }
        else if (name == "replace" && isNumber && value is not null)
        {
            items[place] = value;
        }
        else if (name == "remove" && isNumber)
        {
            items.RemoveAt(place);
        }

        return sequence.With(items);
    }
}
