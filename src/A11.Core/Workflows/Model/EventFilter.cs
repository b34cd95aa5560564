using System.Collections.Immutable;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>Which occurrences of an event start a workflow (GitHub's workflow syntax, <c>on.&lt;event&gt;</c>). A list is null where the file has none.</summary>
public sealed class EventFilter
{
    private readonly YamlMapping _mapping;

    internal EventFilter(YamlMapping mapping) => _mapping = mapping;

    /// <summary>The branches.</summary>
    public ImmutableArray<string>? Branches => Read("branches");

    /// <summary>The branches that don't start it.</summary>
    public ImmutableArray<string>? IgnoredBranches => Read("branches-ignore");

    /// <summary>Where the branches are limited; null where they are not.</summary>
    public TextSpan? BranchesPlace => (_mapping.Find("branches") ?? _mapping.Find("branches-ignore"))?.Key.Span;

    /// <summary>The tags.</summary>
    public ImmutableArray<string>? Tags => Read("tags");

    /// <summary>The tags that don't start it.</summary>
    public ImmutableArray<string>? IgnoredTags => Read("tags-ignore");

    /// <summary>The activities, such as <c>opened</c>.</summary>
    public ImmutableArray<string>? Types => Read("types");

    /// <summary>The paths of which a change has to touch one.</summary>
    public ImmutableArray<string>? Paths => Read("paths");

    /// <summary>The paths that start nothing where a change touches no other.</summary>
    public ImmutableArray<string>? IgnoredPaths => Read("paths-ignore");

    /// <summary>Whether it depends on which files a change touches.</summary>
    public bool HasPaths => (_mapping["paths"] ?? _mapping["paths-ignore"]) is not null;

    private ImmutableArray<string>? Read(string key) => _mapping[key] is { } node
        ? [.. node.AsSequence is { } sequence ? sequence.Items.Select(static item => item.Text).OfType<string>() : node.Text is { } text ? [text] : []]
        : null;
}
