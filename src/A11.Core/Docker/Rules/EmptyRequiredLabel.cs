using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds labels of the schema without a value.</summary>
public sealed class EmptyRequiredLabel : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3051", "empty-required-label", "Required labels must have a value", Severity.Warning, Category.Documented)
    {
        Aliases = ["hadolint/DL3051"],
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        foreach (var (name, value, span) in LabelSchema.Read(instruction))
        {
            if (value.Length == 0 && LabelSchema.Get(context).ContainsKey(name))
            {
                context.Report(this, span, $"The required label {name} is empty. Set a value.");
            }
        }
    }
}
