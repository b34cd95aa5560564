using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>A path to fields of an object. It goes through all items of a list, or through those that a step chooses.</summary>
/// <param name="Steps">Names of fields; in a list, <c>[name=web]</c>, a number or <c>*</c>.</param>
internal readonly record struct FieldPath(ImmutableArray<string> Steps)
{
    /// <summary>A path of names: <c>spec/template/metadata/labels</c>.</summary>
    public static FieldPath Create(string path) => new([.. path.Split('/')]);

    /// <summary>Reads a path as replacements write it: <c>spec.template.spec.containers.[name=web].image</c> (Kustomize reference, “replacements”, “Field Path format”).</summary>
    public static FieldPath Parse(string text)
    {
        var steps = ImmutableArray.CreateBuilder<string>();
        var (step, isInBrackets) = (new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                step.Append(text[++i]);
            }
            else if (text[i] == '.' && !isInBrackets)
            {
                steps.Add(step.ToString());
                step.Clear();
            }
            else
            {
                isInBrackets = text[i] switch { '[' => true, ']' => false, _ => isInBrackets };
                step.Append(text[i]);
            }
        }

        steps.Add(step.ToString());
        return new FieldPath(steps.ToImmutable());
    }

    /// <summary>The first value at the path; null where there is none.</summary>
    public YamlNode? Find(YamlNode node) => Find(node, Steps.AsSpan());

    /// <summary>Changes the values at the path.</summary>
    /// <param name="whole">The object.</param>
    /// <param name="create">Makes the keys that are not there; null where nothing is to be made.</param>
    /// <param name="change">Gives the new value of the old one, which is null where there is none.</param>
    public YamlMapping Change(YamlMapping whole, Func<string, YamlScalar>? create, Func<YamlNode?, YamlNode?> change) => (YamlMapping)Change(whole, Steps.AsSpan(), create, change);

    private static YamlNode? Find(YamlNode node, ReadOnlySpan<string> steps)
    {
        if (steps.IsEmpty)
        {
            return node;
        }

        if (node.AsMapping is { } mapping)
        {
            return mapping.FindMerged(Bare(steps[0]))?.Value is { } value ? Find(value, steps[1..]) : null;
        }

        var items = node.AsSequence?.Items ?? [];
        for (var i = 0; i < items.Length; i++)
        {
            if (IsChosen(items[i], i, steps[0]) && Find(items[i], steps[1..]) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static YamlNode Change(YamlNode node, ReadOnlySpan<string> steps, Func<string, YamlScalar>? create, Func<YamlNode?, YamlNode?> change)
    {
        if (node.AsMapping is { } mapping)
        {
            return Change(mapping, steps, create, change);
        }

        if (node.AsSequence is not { } sequence)
        {
            return node;
        }

        var isStep = IsListStep(steps[0]);
        var items = sequence.Items.ToArray();
        for (var i = 0; i < items.Length; i++)
        {
            if (!isStep || IsChosen(items[i], i, steps[0]))
            {
                items[i] = isStep && steps.Length == 1 ? change(items[i]) ?? items[i] : Change(items[i], isStep ? steps[1..] : steps, create, change);
            }
        }

        return sequence.With(items);
    }

    private static YamlMapping Change(YamlMapping mapping, ReadOnlySpan<string> steps, Func<string, YamlScalar>? create, Func<YamlNode?, YamlNode?> change)
    {
        var (name, entries) = (Bare(steps[0]), mapping.MergedEntries().ToList());
        var place = entries.FindIndex(entry => entry.Name == name);
        if (place < 0 && create is null)
        {
            return mapping;
        }

        var old = place < 0 ? null : entries[place].Value;
        var value = steps.Length == 1 ? change(old) : Change(old ?? mapping.With([]), steps[1..], create, change);
        if (value is null)
        {
            return mapping;
        }

        if (place < 0)
        {
            entries.Add(new YamlEntry(create!(name), value));
        }
        else
        {
            entries[place] = entries[place] with { Value = value };
        }

        return mapping.With(entries);
    }

    private static bool IsListStep(string step) => step is "*" or ['[', ..] || int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsChosen(YamlNode item, int index, string step) => step switch
    {
        "*" => true,
        ['[', .. var condition, ']'] => condition.Split('=', 2) is [var key, var value] && (key.Length == 0 ? item.Text : item.AsMapping?[key]?.Text) == value,
        _ => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == index,
    };

    /// <summary>The name of a field: one with dots stands in brackets.</summary>
    private static string Bare(string step) => step is ['[', .. var name, ']'] ? name : step;
}
