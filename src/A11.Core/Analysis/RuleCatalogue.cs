using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Boundaries;
using A11.Core.Characters;
using A11.Core.Compose;
using A11.Core.Diagnostics;
using A11.Core.Docker;
using A11.Core.Generation;
using A11.Core.Kubernetes;
using A11.Core.Make;
using A11.Core.Profiles;
using A11.Core.Scripts;
using A11.Core.Secrets;
using A11.Core.Shell;
using A11.Core.Tasks;
using A11.Core.Workflows;
using A11.Core.Yaml;

namespace A11.Core.Analysis;

/// <summary>All domains and all rules: one line a domain.</summary>
public static class RuleCatalogue
{
    private static readonly Lazy<ImmutableArray<RuleInfo>> AllRules = new(() =>
        [.. EngineRules.All.Concat(BoundaryRules.All).Concat(TaskRules.All).Concat(ProfileRules.All).Concat(GenerationRules.All).Concat(ScriptRules.All).Concat(Domains.SelectMany(domain => domain.Rules).Select(rule => rule.Info)).OrderBy(rule => rule.Id, StringComparer.Ordinal)]);

    private static readonly Lazy<FrozenDictionary<string, RuleInfo>> ById = new(() => Rules.ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal));

    private static readonly Lazy<ILookup<string, RuleInfo>> ByAlias = new(() =>
        Rules.SelectMany(rule => rule.Aliases.Select(alias => (alias, rule))).ToLookup(pair => pair.alias, pair => pair.rule, StringComparer.OrdinalIgnoreCase));

    /// <summary>The domains, in the order in which they look at a file.</summary>
    public static ImmutableArray<Domain> Domains { get; } =
    [
        new DockerDomain(),
        new WorkflowDomain(),
        new ComposeDomain(),
        new MakeDomain(),
        new KubernetesDomain(),
        new ShellDomain(),
        new YamlDomain(),
        new SecretDomain(),
        new CharacterDomain(),
    ];

    /// <summary>Everything that can be reported about a file, by ID.</summary>
    public static ImmutableArray<RuleInfo> Rules => AllRules.Value;

    /// <summary>The rules that an ID, a slug or a peer's alias (<c>hadolint/DL3006</c>) names; none where nothing is called so.</summary>
    public static ImmutableArray<RuleInfo> Find(string name)
    {
        if (ById.Value.TryGetValue(name, out var rule))
        {
            return [rule];
        }

        if (ScriptRules.Find(name) is { } part)
        {
            return [.. ByAlias.Value[ScriptRules.AliasOf(part.Key)], part];
        }

        var aliased = ByAlias.Value[name];
        return [.. aliased.Any() ? aliased : Rules.Where(candidate => candidate.Slug == name)];
    }
}
