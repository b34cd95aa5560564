using System.Collections.Immutable;
using A11.Agents.Acceptance.Criteria;

namespace A11.Agents.Acceptance;

/// <summary>Something that acceptance criteria can ask for and that is decided by the files: an entry of the catalogue.</summary>
public sealed class CriterionEntry
{
    internal CriterionEntry(string slug, string title, string checks, params ImmutableArray<string> wordings)
    {
        Slug = slug;
        Title = title;
        Checks = checks;
        Wordings = wordings;
    }

    /// <summary>Its name, which is also that of its page: <c>docs/criteria/SLUG.md</c>.</summary>
    public string Slug { get; }

    /// <summary>What is asked for, as a short sentence.</summary>
    public string Title { get; }

    /// <summary>When a criterion of it is met, as sentences.</summary>
    public string Checks { get; }

    /// <summary>Criteria that are understood as this one, with examples of its parameters.</summary>
    public ImmutableArray<string> Wordings { get; }

    /// <summary>The names of the parts that it decides; empty where any name is a parameter.</summary>
    internal ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Decides which parts it is about, beside their names; null where the names alone do.</summary>
    internal Func<Requirement, bool>? IsMeant { get; init; }

    /// <summary>Whether it decides a part of a criterion.</summary>
    internal bool Covers(Requirement part) => (Names.IsEmpty || Names.Contains(part.Name, StringComparer.Ordinal)) && IsMeant?.Invoke(part) != false;

    /// <summary>What a part says of this entry: the name, unless the entry is about that one name, and the values.</summary>
    internal ImmutableArray<string> ParametersOf(Requirement part) => [.. Names.Length == 1 || part.Name.Length == 0 ? [] : (ImmutableArray<string>)[part.Name], .. part.Values];
}
