using System.Collections.Frozen;
using System.Collections.Immutable;

namespace A11.Core.Workflows.Model;

/// <summary>What an action takes and gives, by its <c>action.yml</c>. Names are compared without regard to case, as the runner does.</summary>
internal sealed class ActionInterface
{
    private readonly FrozenDictionary<string, ActionInput> _inputs;
    private readonly FrozenSet<string> _outputs;

    /// <summary>The interface of an action.</summary>
    /// <param name="inputs">Its inputs, in order.</param>
    /// <param name="outputs">The names of its outputs, in order.</param>
    public ActionInterface(ImmutableArray<ActionInput> inputs, ImmutableArray<string> outputs)
    {
        (Inputs, Outputs) = (inputs, outputs);
        _inputs = inputs.DistinctBy(static input => input.Name, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(static input => input.Name, StringComparer.OrdinalIgnoreCase);
        _outputs = outputs.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The inputs, in order.</summary>
    public ImmutableArray<ActionInput> Inputs { get; }

    /// <summary>The names of the outputs, in order.</summary>
    public ImmutableArray<string> Outputs { get; }

    /// <summary>Whether it takes inputs that it doesn't declare.</summary>
    public bool TakesAnyInput { get; init; }

    /// <summary>Whether it sets outputs that it doesn't declare.</summary>
    public bool SetsAnyOutput { get; init; }

    /// <summary>The input of this name; null where it declares none.</summary>
    public ActionInput? FindInput(string name) => _inputs.GetValueOrDefault(name);

    /// <summary>Whether it declares an output of this name.</summary>
    public bool HasOutput(string name) => _outputs.Contains(name);
}
