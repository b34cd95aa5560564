using System.Collections.Immutable;

namespace A11.Core.Schemas;

/// <summary>One form of a mapping.</summary>
internal sealed class SchemaMapping
{
    /// <summary>What it is called in messages, without an article: <c>job</c>; null where it is called by its key.</summary>
    public string? Label { get; set; }

    /// <summary>Its keys by name.</summary>
    public IReadOnlyDictionary<string, SchemaKey> Keys { get; set; } = new Dictionary<string, SchemaKey>();

    /// <summary>The keys that it must have.</summary>
    public ImmutableArray<SchemaKey> Required { get; set; } = [];

    /// <summary>What stands at any other key; null where there may be none.</summary>
    public SchemaDefinition? Other { get; set; }

    /// <summary>What the names of other keys must look like.</summary>
    public TextFormat NameFormat { get; set; }

    /// <summary>What keys begin with that hold whatever their author likes; null where there are none.</summary>
    public string? ExtensionPrefix { get; set; }

    /// <summary>Whether it must have a key at least.</summary>
    public bool IsFilled { get; set; }

    /// <summary>What else its keys ask of each other.</summary>
    public ImmutableArray<SchemaConstraint> Constraints { get; set; } = [];

    /// <summary>Whether a key holds whatever its author likes.</summary>
    public bool IsExtension(string key) => ExtensionPrefix is not null && key.StartsWith(ExtensionPrefix, StringComparison.Ordinal);
}
