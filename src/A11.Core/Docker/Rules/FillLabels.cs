using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>A label that the repository asks for has a value.</summary>
public sealed class FillLabels : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3051", "empty-label", "A label that the repository asks for has a value", Severity.Warning, Category.Documented)
    {
        Aliases = ["hadolint/DL3051"],
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        foreach (var (name, value, span) in LabelSchema.Read(instruction))
        {
            if (value.Length == 0 && LabelSchema.Of(context).ContainsKey(name))
            {
                context.Report(this, span, $"The label {name} is empty, so whoever asks for it learns nothing; give it a value.");
            }
        }
    }
}
