using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>An image has no label that the repository does not know.</summary>
public sealed class AllowKnownLabelsOnly : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3050", "known-labels", "An image has no label that the repository does not know", Severity.Info, Category.Documented)
    {
        Aliases = ["hadolint/DL3050"],
        Options = [Strict],
    };

    private static readonly SwitchOption Strict = new("strict", "Whether labels are reported that the option labels of AXD3049 does not name.", false);

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("LABEL") || !context.Option(this, Strict))
        {
            return;
        }

        var schema = LabelSchema.Of(context);
        foreach (var (name, _, span) in LabelSchema.Read(instruction).Where(label => !schema.ContainsKey(label.Name)))
        {
            var meant = Spelling.Nearest(name, [.. schema.Keys]);
            context.Report(this, span, $"The repository knows no label {name}; {(meant is null ? "remove it, or add it to the labels of AXD3049" : $"did you mean {meant}?")}{(meant is null ? "." : "")}");
        }
    }
}
