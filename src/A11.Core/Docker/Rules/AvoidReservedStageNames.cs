using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>A stage is not called scratch or context.</summary>
public sealed class AvoidReservedStageNames : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3063", "reserved-stage-name", "A stage is not called scratch or context", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3063", "buildkit/ReservedStageName"],
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage is { Name: "scratch" or "context", From.Words: [_, _, var name, ..] })
        {
            context.Report(this, name.Span, $"The name {name.Value} has a meaning of its own ({(stage.Name == "scratch" ? "the empty image" : "the files of the build")}), so what refers to this stage gets something else; give it another name.");
        }
    }
}
