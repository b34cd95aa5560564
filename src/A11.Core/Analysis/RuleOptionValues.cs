using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Analysis;

/// <summary>The options that a configuration sets, each value of the type that its declaration asks for.</summary>
public sealed class RuleOptionValues
{
    private readonly ImmutableDictionary<(string Rule, string Option), object> _values;

    private RuleOptionValues(ImmutableDictionary<(string Rule, string Option), object> values) => _values = values;

    /// <summary>No option is set.</summary>
    public static RuleOptionValues Empty { get; } = new(ImmutableDictionary<(string Rule, string Option), object>.Empty);

    /// <summary>The options that are set: the rule's ID, the option's name, and the value.</summary>
    internal IEnumerable<(string Rule, string Option, object Value)> Entries => _values.Select(static entry => (entry.Key.Rule, entry.Key.Option, entry.Value));

    /// <summary>These values, then <paramref name="nearer"/> where both set one.</summary>
    public RuleOptionValues MergedWith(RuleOptionValues nearer) => new(_values.SetItems(nearer._values));

    /// <summary>The same values but for some.</summary>
    internal RuleOptionValues Without(IEnumerable<(string Rule, string Option)> options) => new(_values.RemoveRange(options));

    /// <summary>The same values and one more; the value's type is the one that the option's declaration names.</summary>
    public RuleOptionValues With(CheckDescriptor rule, RuleOption option, object value) => new(_values.SetItem((rule.Id, option.Name), value));

    /// <summary>The value of an option; the type's default where it is not set.</summary>
    public TValue? Find<TValue>(CheckDescriptor rule, RuleOption option) => _values.TryGetValue((rule.Id, option.Name), out var value) ? (TValue)value : default;
}
