using System.Collections.Immutable;
using A11.Core.Editing;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Schemas;

/// <summary>What a schema says of a place that a path names: for somebody who types there, or points at it.</summary>
internal static class SchemaPath
{
    /// <summary>What may stand at a path; nothing where the schema has no such place, several where a mapping has several forms.</summary>
    /// <param name="root">What stands at the path's beginning.</param>
    /// <param name="path">The keys, and <see cref="YamlCursor.Item"/> for items.</param>
    public static ImmutableArray<SchemaDefinition> Find(SchemaDefinition root, IEnumerable<string> path)
    {
        ImmutableArray<SchemaDefinition> definitions = [root];
        foreach (var part in path)
        {
            definitions = [.. definitions.SelectMany(definition => Step(definition, part)).Distinct()];
        }

        return definitions;
    }

    /// <summary>The keys and values that may be typed at a place.</summary>
    /// <param name="root">What the document holds.</param>
    /// <param name="cursor">The place.</param>
    public static IEnumerable<Suggestion> Suggest(SchemaDefinition root, YamlCursor cursor)
    {
        if (cursor.IsInBlock)
        {
            return [];
        }

        var definitions = Find(root, cursor.Path);
        var values = definitions.SelectMany(ValuesOf).Distinct(StringComparer.Ordinal).Select(value => new Suggestion(value, SuggestionKind.Value, cursor.Replaced));
        var isValue = !cursor.IsKey || cursor.Path is [.., YamlCursor.Item];
        return [.. cursor.IsKey ? definitions.SelectMany(definition => definition.Mappings).SelectMany(form => KeysOf(form, cursor)).DistinctBy(static key => key.Label) : [], .. isValue ? values : []];
    }

    /// <summary>What a key takes, in Markdown; null where the schema doesn't know it.</summary>
    /// <param name="root">What the document holds.</param>
    /// <param name="path">The path to the key's value.</param>
    public static string? Describe(SchemaDefinition root, ImmutableArray<string> path)
    {
        var definitions = Find(root, path);
        if (definitions.IsEmpty || path.IsEmpty)
        {
            return null;
        }

        var holders = Find(root, path[..^1]);
        var isRequired = holders.SelectMany(static holder => holder.Mappings).ToArray() is { Length: > 0 } forms && forms.All(form => form.Required.Any(key => key.Name == path[^1]));
        var kinds = definitions.All(static definition => definition.IsAny) ? "any value" : string.Join(" or ", definitions.Where(static definition => !definition.IsAny).Select(SchemaTypes.Describe).Distinct(StringComparer.Ordinal));
        var values = definitions.SelectMany(ValuesOf).Distinct(StringComparer.Ordinal).ToArray();
        return $"**{path[^1]}**: {kinds}{(isRequired ? ", required" : "")}{(values.Length > 0 ? $"\n\nValues: {string.Join(", ", values.Select(static value => $"`{value}`"))}" : "")}";
    }

    private static IEnumerable<SchemaDefinition> Step(SchemaDefinition definition, string part) => part == YamlCursor.Item
        ? definition.Sequence is { } sequence ? [sequence.Item] : []
        : definition.Mappings.Select(form => form.Keys.GetValueOrDefault(part)?.Definition ?? form.Other).OfType<SchemaDefinition>();

    private static IEnumerable<string> ValuesOf(SchemaDefinition definition) =>
        [.. definition.Text is { Values: { IsDefault: false } values } ? values : [], .. definition.AcceptsBoolean ? new[] { "true", "false" } : []];

    private static IEnumerable<Suggestion> KeysOf(SchemaMapping form, YamlCursor cursor) => form.Keys.Values.Where(key => !cursor.Siblings.Contains(key.Name)).Select(key => new Suggestion(
        cursor.HasColon ? key.Name : $"{key.Name}:{(TakesScalar(key.Definition) ? " " : "")}", SuggestionKind.Key, cursor.Replaced)
    {
        Label = key.Name,
        Detail = key.Definition.IsAny ? null : $"{SchemaTypes.Describe(key.Definition)}{(form.Required.Contains(key) ? ", required" : "")}",
    });

    /// <summary>Whether the value can stand on the line of its key.</summary>
    private static bool TakesScalar(SchemaDefinition definition) => definition.IsAny || definition.Text is not null || definition.Number is not null || definition.AcceptsBoolean;
}
