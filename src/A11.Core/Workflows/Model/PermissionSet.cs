using System.Collections.Immutable;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>The permissions that a workflow or a job declares for its token (GitHub's workflow syntax, <c>permissions</c>). What a list of scopes doesn't name is not granted.</summary>
internal sealed class PermissionSet
{
    private readonly Dictionary<string, (TokenAccess Access, YamlScalar Value)> _scopes = new(StringComparer.Ordinal);
    private readonly TokenAccess _others;

    private PermissionSet(YamlEntry entry)
    {
        Entry = entry;
        _others = entry.Value.Text switch { "write-all" => TokenAccess.Write, "read-all" => TokenAccess.Read, _ => TokenAccess.None };
        foreach (var scope in entry.Value.AsMapping?.Entries ?? [])
        {
            if (scope.Value.AsScalar is { } value)
            {
                _ = _scopes.TryAdd(scope.Name, (Parse(value.Value), value));
            }
        }
    }

    /// <summary>The key <c>permissions</c> and its value.</summary>
    public YamlEntry Entry { get; }

    /// <summary>Whether it is <c>read-all</c> or <c>write-all</c>.</summary>
    public bool IsWhole => _others is not TokenAccess.None;

    /// <summary>The scopes that are named, in order, with what is granted and where.</summary>
    public ImmutableArray<(string Scope, TokenAccess Access, YamlScalar Value)> Scopes => [.. _scopes.Select(static pair => (pair.Key, pair.Value.Access, pair.Value.Value))];

    /// <summary>What is granted in a scope. <c>read-all</c> does not give <c>id-token</c>, which has no read access.</summary>
    public TokenAccess AccessTo(string scope) => _scopes.TryGetValue(scope, out var named) ? named.Access : scope == "id-token" && _others is TokenAccess.Read ? TokenAccess.None : _others;

    /// <summary>The permissions that a mapping declares; null where it declares none, so that an outer declaration or the repository's default holds.</summary>
    /// <param name="mapping">A workflow or a job.</param>
    public static PermissionSet? Read(YamlMapping mapping) => mapping.Find("permissions") is { } entry ? new PermissionSet(entry) : null;

    private static TokenAccess Parse(string value) => value switch { "write" => TokenAccess.Write, "read" => TokenAccess.Read, _ => TokenAccess.None };
}
