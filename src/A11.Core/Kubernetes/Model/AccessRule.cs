using System.Collections.Immutable;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>One rule of a Role or ClusterRole (Kubernetes documentation, “Using RBAC Authorization”).</summary>
public sealed class AccessRule
{
    /// <summary>Verbs that change something, as far as they are worth a warning.</summary>
    internal static readonly ImmutableArray<string> Writing = ["create", "update", "patch", "delete", "deletecollection"];

    private readonly ImmutableArray<YamlScalar> _groups;
    private readonly ImmutableArray<YamlScalar> _resources;
    private readonly ImmutableArray<YamlScalar> _verbs;

    private AccessRule(Manifest role, YamlMapping mapping)
    {
        Role = role;
        Mapping = mapping;
        _groups = [.. KubernetesScalars.TextsOf(mapping["apiGroups"])];
        _resources = [.. KubernetesScalars.TextsOf(mapping["resources"])];
        _verbs = [.. KubernetesScalars.TextsOf(mapping["verbs"])];
        Names = [.. KubernetesScalars.TextsOf(mapping["resourceNames"]).Select(static name => name.Value)];
    }

    /// <summary>The role that it is a rule of.</summary>
    public Manifest Role { get; }

    /// <summary>What it is made of.</summary>
    public YamlMapping Mapping { get; }

    /// <summary>The only objects that it is about; empty where it is about all.</summary>
    internal ImmutableArray<string> Names { get; }

    /// <summary>Whether the role holds for the whole cluster.</summary>
    internal bool IsClusterWide => Role.Kind.Value == "ClusterRole";

    /// <summary>The <c>*</c> among its resources; null where there is none.</summary>
    internal YamlScalar? AnyResource => Find(_resources, "*");

    /// <summary>The <c>*</c> among its verbs; null where there is none.</summary>
    internal YamlScalar? AnyVerb => Find(_verbs, "*");

    /// <summary>The <c>*</c> among its API groups; null where there is none.</summary>
    internal YamlScalar? AnyGroup => Find(_groups, "*");

    /// <summary>The rules of a role; empty for any other object.</summary>
    public static IEnumerable<AccessRule> ReadAll(Manifest manifest) => manifest.Kind.Value is "Role" or "ClusterRole"
        ? (manifest.Root["rules"]?.AsSequence?.Items ?? []).Select(static rule => rule.AsMapping).OfType<YamlMapping>().Select(rule => new AccessRule(manifest, rule))
        : [];

    /// <summary>The resource of a group that it names and lets do one of the verbs with; null where it doesn't. A <c>*</c> for all resources is not meant.</summary>
    internal YamlScalar? FindGrant(string group, ReadOnlySpan<string> resources, params ReadOnlySpan<string> verbs)
    {
        if (!IsForGroup(group) || !HasVerb(verbs))
        {
            return null;
        }

        foreach (var resource in _resources)
        {
            if (resources.Contains(resource.Value))
            {
                return resource;
            }
        }

        return null;
    }

    /// <summary>The <c>*</c> for all resources of a group that it names, where it also names the verb; null where it doesn't.</summary>
    internal YamlScalar? FindWildcard(string group, string verb) => _groups.Any(candidate => candidate.Value == group) && Find(_verbs, verb) is not null ? AnyResource : null;

    /// <summary>Whether it lets do one of the verbs with a resource of any group, be it by <c>*</c>.</summary>
    internal TextSpan? FindReach(ReadOnlySpan<string> resources, params ReadOnlySpan<string> verbs)
    {
        foreach (var resource in _resources)
        {
            if ((resource.Value == "*" || resources.Contains(resource.Value)) && HasVerb(verbs))
            {
                return resource.Span;
            }
        }

        return null;
    }

    /// <summary>Whether it lets do one of the verbs.</summary>
    internal bool HasVerb(params ReadOnlySpan<string> verbs)
    {
        foreach (var verb in _verbs)
        {
            if (verb.Value == "*" || verbs.Contains(verb.Value))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsForGroup(string group) => _groups.IsEmpty || _groups.Any(candidate => candidate.Value == "*" || candidate.Value == group);

    private static YamlScalar? Find(ImmutableArray<YamlScalar> texts, string value) => texts.FirstOrDefault(text => text.Value == value);
}
