using System.Collections.Immutable;

namespace A11.Core.Schemas;

/// <summary>What may stand at a place: some kinds of scalars, a sequence, a mapping, or several of them.</summary>
internal sealed class SchemaDefinition
{
    /// <summary>Whether anything may stand there, unseen.</summary>
    public bool IsAny { get; set; }

    /// <summary>Whether nothing at all may stand there: the table has its name only.</summary>
    public bool IsEmpty => !IsAny && Text is null && Number is null && !AcceptsBoolean && !AcceptsNull && Sequence is null && Mappings.IsEmpty;

    /// <summary>Whether an expression (<c>${{ }}</c>) may stand there for all of it, and anywhere below.</summary>
    public bool AcceptsExpressions { get; set; }

    /// <summary>What the place and all below is about, by which a domain tells its checks apart; null where it is as above.</summary>
    public string? Topic { get; set; }

    /// <summary>The texts that may stand there; null where none may.</summary>
    public SchemaText? Text { get; set; }

    /// <summary>The numbers that may stand there; null where none may.</summary>
    public SchemaNumber? Number { get; set; }

    /// <summary>Whether a truth value may stand there.</summary>
    public bool AcceptsBoolean { get; set; }

    /// <summary>Whether nothing may stand there.</summary>
    public bool AcceptsNull { get; set; }

    /// <summary>The sequence that may stand there; null where none may.</summary>
    public SchemaSequence? Sequence { get; set; }

    /// <summary>The forms of a mapping that may stand there; none where none may.</summary>
    public ImmutableArray<SchemaMapping> Mappings { get; set; } = [];
}
