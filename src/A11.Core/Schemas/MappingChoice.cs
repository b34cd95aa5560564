using System.Collections.Immutable;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Schemas;

/// <summary>The form that a mapping has, of several that it may have.</summary>
/// <param name="Mapping">The form.</param>
internal sealed record MappingChoice(SchemaMapping Mapping)
{
    /// <summary>What the mapping is called: without what tells its forms apart, where nothing decided.</summary>
    public string? Label => Missing.IsEmpty ? Mapping.Label : Mapping.Label?.Split(" with ")[0];

    /// <summary>The key that decided it; empty where none did.</summary>
    public string Chosen { get; private init; } = "";

    /// <summary>Keys of other forms, which can't stand beside <see cref="Chosen"/>.</summary>
    public ImmutableHashSet<string> Rivals { get; private init; } = [];

    /// <summary>The keys of which one must be there to decide, and none is; none where one is.</summary>
    public ImmutableArray<string> Missing { get; private init; } = [];

    /// <summary>The key that decides, where its value stands for no form; null otherwise.</summary>
    public string? UnknownTag { get; private init; }

    /// <summary>All values that would decide.</summary>
    public ImmutableArray<string> TagValues { get; private init; } = [];

    /// <summary>Chooses the form that is most likely meant: the one that a key or a value of the mapping stands for, else the one that has most of its keys.</summary>
    public static MappingChoice Choose(YamlMapping mapping, ImmutableArray<SchemaMapping> forms)
    {
        if (forms.Length == 1)
        {
            return new MappingChoice(forms[0]);
        }

        // A key with values of its own in each form, such as the kind of an action, decides alone.
        if (FindTag(mapping, forms) is { } tag)
        {
            var value = mapping[tag]!.Text!;
            return forms.FirstOrDefault(form => ValuesOf(form, tag)!.Value.Contains(value)) is { } tagged
                ? new MappingChoice(tagged)
                : new MappingChoice(forms[0]) { UnknownTag = tag, TagValues = [.. forms.SelectMany(form => ValuesOf(form, tag)!.Value)] };
        }

        foreach (var form in forms)
        {
            if (Signs(form, forms) is { IsEmpty: false } signs && signs.All(sign => mapping.Find(sign) is not null))
            {
                return new MappingChoice(form) { Chosen = signs[0], Rivals = [.. forms.SelectMany(other => other.Keys.Keys).Where(key => !form.Keys.ContainsKey(key))] };
            }
        }

        var nearest = forms.MaxBy(Fit)!;
        var decided = forms.Count(form => Fit(form) == Fit(nearest)) == 1;
        return new MappingChoice(nearest) { Missing = decided ? [] : [.. forms.SelectMany(form => Signs(form, forms))] };

        int Fit(SchemaMapping form) => mapping.Entries.Count(entry => form.Keys.ContainsKey(entry.Name));
    }

    private static string? FindTag(YamlMapping mapping, ImmutableArray<SchemaMapping> forms) => forms[0].Required.Select(key => key.Name)
        .FirstOrDefault(name => mapping[name]?.Text is { Length: > 0 } && forms.All(form => ValuesOf(form, name) is not null));

    private static ImmutableArray<string>? ValuesOf(SchemaMapping form, string key) =>
        form.Keys.TryGetValue(key, out var known) && known.Definition is { Text.Values: { IsDefault: false } values } ? values : null;

    /// <summary>The keys that a form must have and no other form can have.</summary>
    private static ImmutableArray<string> Signs(SchemaMapping form, ImmutableArray<SchemaMapping> forms) =>
        [.. form.Required.Select(key => key.Name).Where(name => !forms.Any(other => other != form && other.Keys.ContainsKey(name)))];
}
