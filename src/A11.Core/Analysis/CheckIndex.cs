using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Scripts;

namespace A11.Core.Analysis;

/// <summary>Everything that can be reported, by the names that people know it by.</summary>
public sealed class CheckIndex
{
    private readonly FrozenDictionary<string, CheckDescriptor> _byId;
    private readonly ILookup<string, CheckDescriptor> _byAlias;

    /// <summary>An index of these checks.</summary>
    /// <param name="checks">The checks, in any order.</param>
    /// <exception cref="ArgumentException">Two checks have the same ID.</exception>
    public CheckIndex(IEnumerable<CheckDescriptor> checks)
    {
        All = [.. checks.OrderBy(check => check.Id, StringComparer.Ordinal)];
        _byId = All.ToFrozenDictionary(check => check.Id, StringComparer.Ordinal);
        _byAlias = All.SelectMany(check => check.Aliases.Select(alias => (alias, check))).ToLookup(pair => pair.alias, pair => pair.check, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All checks, by ID.</summary>
    public ImmutableArray<CheckDescriptor> All { get; }

    /// <summary>The check of an ID, in upper case; null where there is none.</summary>
    public CheckDescriptor? FindById(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The checks that an ID, a slug or another linter's name (<c>hadolint/DL3006</c>) stands for; none where nothing is called so.</summary>
    public ImmutableArray<CheckDescriptor> Find(string name)
    {
        if (FindById(name) is { } check)
        {
            return [check];
        }

        if (ScriptRules.Find(name) is { } part)
        {
            return [.. _byAlias[ScriptRules.AliasOf(part.Key)], part];
        }

        var aliased = _byAlias[name];
        return [.. aliased.Any() ? aliased : All.Where(candidate => candidate.Slug == name)];
    }
}
