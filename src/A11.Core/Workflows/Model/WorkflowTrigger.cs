using System.Collections.Immutable;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>An event that starts a workflow, with what narrows it.</summary>
/// <param name="Key">The scalar that names the event.</param>
/// <param name="Value">What is written below the event; null where it is only named.</param>
internal sealed record WorkflowTrigger(YamlScalar Key, YamlNode? Value)
{
    /// <summary>The event.</summary>
    public string Name => Key.Value;

    /// <summary>The keys below the event.</summary>
    public YamlMapping? Mapping => Value?.AsMapping;

    /// <summary>The activity types that it is narrowed to; empty where it isn't.</summary>
    public IEnumerable<YamlScalar> Types => ScalarsOf("types");

    /// <summary>The values of a filter, such as <c>branches</c>; empty where it isn't set.</summary>
    public IEnumerable<YamlScalar> ScalarsOf(string filter) => Mapping?[filter]?.Scalars ?? [];

    /// <summary>The entries of <c>schedule</c>.</summary>
    public IEnumerable<YamlMapping> Schedules => (Value?.AsSequence?.Items ?? []).Select(static item => item.AsMapping).OfType<YamlMapping>();

    /// <summary>The events of a workflow, in order.</summary>
    /// <param name="on">What stands under <c>on</c>.</param>
    public static ImmutableArray<WorkflowTrigger> Read(YamlNode? on) => on?.AsMapping is { } mapping
        ? [.. mapping.Entries.Where(static entry => entry.Key is YamlScalar).Select(static entry => new WorkflowTrigger((YamlScalar)entry.Key, entry.Value))]
        : [.. (on?.Scalars ?? []).Select(static name => new WorkflowTrigger(name, null))];
}
