using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Scripts;

namespace A11.Core.Analysis;

/// <summary>Everything that can be reported, by the names that people know it by. Most runs look nothing up, so it is read and sorted at the first question.</summary>
public sealed class CheckIndex
{
    private readonly Lazy<ImmutableArray<CheckDescriptor>> _all;
    private readonly Lazy<Dictionary<string, CheckDescriptor>> _byId;
    private readonly Lazy<ILookup<string, CheckDescriptor>> _byAlias;

    /// <summary>An index of these checks.</summary>
    /// <param name="checks">The checks, in any order. Two with the same ID are an <see cref="ArgumentException"/> of the first look-up.</param>
    public CheckIndex(IEnumerable<CheckDescriptor> checks)
    {
        _all = new(() => [.. checks.OrderBy(static check => check.Id, StringComparer.Ordinal)]);
        _byId = new(() => All.ToDictionary(static check => check.Id, StringComparer.Ordinal));
        _byAlias = new(() => All.SelectMany(static check => check.Aliases.Select(alias => (alias, check))).ToLookup(static pair => pair.alias, static pair => pair.check, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>All checks, by ID.</summary>
    public ImmutableArray<CheckDescriptor> All => _all.Value;

    /// <summary>The check of an ID, in upper case; null where there is none.</summary>
    public CheckDescriptor? FindById(string id) => _byId.Value.GetValueOrDefault(id);

    /// <summary>The checks that an ID, a slug or another linter's name (<c>hadolint/DL3006</c>) stands for; none where nothing is called so.</summary>
    public ImmutableArray<CheckDescriptor> Find(string name)
    {
        if (FindById(name) is { } check)
        {
            return [check];
        }

        if (ScriptRules.Find(name) is { } part)
        {
            return [.. _byAlias.Value[ScriptRules.AliasOf(part.Key)], part];
        }

        var aliased = _byAlias.Value[name];
        return [.. aliased.Any() ? aliased : All.Where(candidate => candidate.Slug == name)];
    }
}
