using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>A label that a job asks a runner for.</summary>
/// <param name="Value">The scalar that holds it: an item of <c>runs-on</c>, or a value of the matrix.</param>
/// <param name="IsFromMatrix">Whether it is one of several, of which each run of the job has another.</param>
internal sealed record RunnerLabel(YamlScalar Value, bool IsFromMatrix)
{
    /// <summary>The label.</summary>
    public string Text => Value.Value;
}
