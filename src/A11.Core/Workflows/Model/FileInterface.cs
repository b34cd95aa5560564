using System.Collections.Immutable;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>What a workflow or an action of this repository takes and gives, as its file declares it: below <c>workflow_call</c> or <c>workflow_dispatch</c>, or at the top level of an action.</summary>
/// <param name="Mapping">What holds <c>inputs</c>, <c>outputs</c> and <c>secrets</c>; null where nothing is declared.</param>
internal sealed class FileInterface(YamlMapping? Mapping)
{
    private ImmutableArray<InputDefinition>? _inputs;
    private ImmutableArray<OutputDefinition>? _outputs;
    private ImmutableArray<SecretDefinition>? _secrets;

    /// <summary>The inputs, in order.</summary>
    public ImmutableArray<InputDefinition> Inputs => _inputs ??= [.. EntriesOf("inputs").Select(static entry => new InputDefinition((YamlScalar)entry.Key, entry.Value.AsMapping))];

    /// <summary>The outputs, in order.</summary>
    public ImmutableArray<OutputDefinition> Outputs => _outputs ??= [.. EntriesOf("outputs").Select(static entry => new OutputDefinition((YamlScalar)entry.Key, entry.Value.AsMapping?["value"]?.AsScalar))];

    /// <summary>The secrets, in order.</summary>
    public ImmutableArray<SecretDefinition> Secrets => _secrets ??= [.. EntriesOf("secrets").Select(static entry => new SecretDefinition((YamlScalar)entry.Key, entry.Value.AsMapping?["required"]?.AsScalar?.AsBoolean == true))];

    /// <summary>The input of this name, without regard to case; null where there is none.</summary>
    public InputDefinition? FindInput(string name) => Inputs.FirstOrDefault(input => input.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same, as a user of the action sees it.</summary>
    public ActionInterface ToActionInterface() => new(
        [.. Inputs.Select(static input => new ActionInput(input.Name, input.IsRequired, input.DeprecationMessage is not null) { DeprecationMessage = input.DeprecationMessage?.Value })],
        [.. Outputs.Select(static output => output.Name)]);

    private IEnumerable<YamlEntry> EntriesOf(string key) => (Mapping?[key]?.AsMapping?.Entries ?? []).Where(static entry => entry.Key is YamlScalar);
}
