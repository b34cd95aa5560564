using System.Globalization;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>Copies a value of one object into others (Kustomize reference, “replacements”).</summary>
internal static class KustomizeReplacement
{
    /// <summary>The value that a replacement copies; null where it isn't known.</summary>
    /// <param name="replacement">The replacement.</param>
    /// <param name="objects">The objects at that time.</param>
    public static string? FindValue(YamlMapping replacement, IEnumerable<BuiltObject> objects)
    {
        if (replacement["sourceValue"]?.Text is { } value)
        {
            return value;
        }

        if (replacement["source"]?.AsMapping is not { } source)
        {
            return null;
        }

        var selector = new KustomizePatch("", source);
        var whole = objects.FirstOrDefault(built => selector.Selects(built.Named))?.Build();
        var text = whole is null ? null : FieldPath.Parse(source["fieldPath"]?.Text ?? "metadata.name").Find(whole.Root)?.Text;
        return text is not null && source["options"]?.AsMapping is { } options ? Part(text, options) : text;
    }

    /// <summary>Whether a target of a replacement chooses an object.</summary>
    public static bool Selects(YamlMapping target, Manifest whole) =>
        target["select"]?.AsMapping is { } select && new KustomizePatch("", select).Selects(whole)
        && !(target["reject"]?.AsSequence?.Items ?? []).Any(item => item.AsMapping is { } reject && new KustomizePatch("", reject).Selects(whole));

    /// <summary>Puts a value into the fields of an object, where the kustomization names them.</summary>
    public static YamlMapping Apply(YamlMapping whole, YamlMapping target, string value)
    {
        var options = target["options"]?.AsMapping;
        var result = whole;
        foreach (var field in KubernetesScalars.TextsOf(target["fieldPaths"]))
        {
            result = FieldPath.Parse(field.Value).Change(result, KubernetesScalars.BooleanOf(options?["create"]) == true ? name => field.At(field.Span, name) : null, old => field.At(field.Span, Replace(old?.Text, value, options)));
        }

        return result;
    }

    private static string Part(string text, YamlMapping options) => options["delimiter"]?.Text is { Length: > 0 } delimiter && IndexOf(options) is var index && text.Split(delimiter) is { } parts && index >= 0 && index < parts.Length ? parts[index] : text;

    private static string Replace(string? old, string value, YamlMapping? options)
    {
        if (old is null || options?["delimiter"]?.Text is not { Length: > 0 } delimiter)
        {
            return value;
        }

        var (parts, index) = (old.Split(delimiter), IndexOf(options));
        return string.Join(delimiter, index < 0 ? [value, .. parts] : index >= parts.Length ? [.. parts, value] : parts.Select((part, i) => i == index ? value : part));
    }

    private static int IndexOf(YamlMapping options) => int.TryParse(options["index"]?.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? index : 0;
}
