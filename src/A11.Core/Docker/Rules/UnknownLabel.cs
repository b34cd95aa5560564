using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds labels that the schema of the repository does not define.</summary>
public sealed class UnknownLabel : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3050", "unknown-label", "Use only the labels that the repository defines", Severity.Info, Category.Documented)
    {
        Aliases = ["hadolint/DL3050"],
        Options = [Strict],
    };

    private static readonly SwitchOption Strict = new("strict", "Whether labels are reported that the option labels of AXD3049 does not name.", false);

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!context.Option(this, Strict))
        {
            return;
        }

        var schema = LabelSchema.Get(context);
        foreach (var (name, _, span) in LabelSchema.Read(instruction).Where(label => !schema.ContainsKey(label.Name)))
        {
            var meant = Spelling.Nearest(name, [.. schema.Keys]);
            context.Report(this, span, $"The label {name} is not in the label schema. {(meant is null ? "Remove it, or add it to the option labels of AXD3049." : $"Did you mean {meant}?")}");
        }
    }
}
